import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { memberConsentTable } from '../../persistence/tables/member-standing.table.ts';

/** The last word of members on each purpose, for rules that ask whom one may write to. */
export const keepConsents = defineBatchCommand<EventPayloads['member.consent-changed.v1'], null, never>({
  name: 'insights.keep-consents', maxBatch: 1000, versioned: true,
  executeAll: async (tx, requests) => {
    const words = newestOf(requests.map(({ input }) => input), ({ memberId, purpose }) => `${memberId} ${purpose}`);
    await tx.sql.insertInto(memberConsentTable,
      words.map(({ memberId, purpose, granted, version }) => ({ memberId, purpose, granted, version })),
      `on conflict (member_id, purpose) do update set granted = excluded.granted, version = excluded.version
        where member_consent.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});
