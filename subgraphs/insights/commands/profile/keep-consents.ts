import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { losesBy } from '../../domain/exports/export-rules.ts';
import { withdraw } from '../../persistence/exports/withdraw-exports.ts';
import { memberConsentTable } from '../../persistence/tables/member-standing.table.ts';

/** The last word of members on each purpose, for rules that ask whom one may write to. */
export const keepConsents = defineBatchCommand<EventPayloads['member.consent-changed.v1'], null, never>({
  name: 'insights.keep-consents', maxBatch: 1000, versioned: true,
  executeAll: async (tx, requests) => {
    const words = newestOf(requests.map(({ input }) => input), ({ memberId, purpose }) => `${memberId} ${purpose}`);
    await withdrawFiles(tx, words);
    await tx.sql.insertInto(memberConsentTable,
      words.map(({ memberId, purpose, granted, version }) => ({ memberId, purpose, granted, version })),
      `on conflict (member_id, purpose) do update set granted = excluded.granted, version = excluded.version
        where member_consent.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});

/** A consent that stood and is taken back now; news of before change nothing. */
async function withdrawFiles(tx: Tx, words: readonly EventPayloads['member.consent-changed.v1'][]): Promise<void> {
  const taken = words.filter(({ granted, purpose }) => !granted && losesBy(purpose) !== 'nobody');
  if (taken.length === 0) return;
  const stood = await tx.sql.all<{ member_id: string; purpose: string }>`
    select c.member_id, c.purpose from member_consent c
    join unnest(${taken.map(({ memberId }) => memberId)}::uuid[], ${taken.map(({ purpose }) => purpose)}::text[],
      ${taken.map(({ version }) => version)}::bigint[]) as t(member_id, purpose, version)
      on t.member_id = c.member_id and t.purpose = c.purpose and c.granted and c.version < t.version`;
  for (const whose of ['all', 'partners'] as const) {
    const members = stood.filter(({ purpose }) => losesBy(purpose) === whose).map(({ member_id: id }) => id);
    if (members.length > 0) await withdraw(tx, members, 'consent_withdrawn', whose);
  }
}
