import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { memberConsentTable } from '../../persistence/tables/known-member.table.ts';

type Told = EventPayloads['member.consent-changed.v1'];
const PURPOSES = ['marketing_sms', 'marketing_email', 'marketing_app', 'marketing_wecom'] as const;
type Purpose = (typeof PURPOSES)[number];
type Marketing = Told & { readonly purpose: Purpose };
const isMarketing = (told: Told): told is Marketing => (PURPOSES as readonly string[]).includes(told.purpose);

/** Members' last words on marketing by each channel; a yes that is younger than an opt-out by link lifts it. */
export const keepConsents = defineBatchCommand<Told, null, never>({
  name: 'outreach.keep-consents', maxBatch: 1000, versioned: true,
  executeAll: async (tx, requests) => {
    const words = newestOf(requests.map(({ input }) => input).filter(isMarketing),
      ({ memberId, purpose }) => `${memberId} ${purpose}`);
    await tx.sql.insertInto(memberConsentTable,
      words.map(({ memberId, purpose, granted, at, version }) => ({ memberId, purpose, granted, at, version })),
      `on conflict (member_id, purpose) do update set granted = excluded.granted, at = excluded.at,
        version = excluded.version where member_consent.version < excluded.version`);
    const yes = words.filter(({ granted }) => granted);
    await tx.sql.run`update message_block b set lifted_at = ${tx.now}
      from unnest(${yes.map(({ memberId }) => memberId)}::uuid[], ${yes.map(({ purpose }) => purpose)}::text[],
        ${yes.map(({ at }) => at)}::timestamptz[]) as y (member_id, purpose, at)
      where b.member_id = y.member_id and 'marketing_'
        || b.channel = y.purpose and b.at < y.at and b.lifted_at is null`;
    return requests.map(() => accepted(null));
  },
});
