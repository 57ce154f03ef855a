import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { memberConsentTable } from '../../persistence/tables/known-member.table.ts';

type Told = EventPayloads['member.consent-changed.v1'];
const PURPOSES = ['marketing_sms', 'marketing_email', 'marketing_app', 'marketing_wecom'] as const;
type Purpose = (typeof PURPOSES)[number];
type Marketing = Told & { readonly purpose: Purpose };
const isMarketing = (told: Told): told is Marketing => (PURPOSES as readonly string[]).includes(told.purpose);

type Known = Pick<Marketing, 'memberId' | 'purpose' | 'granted' | 'version'>;

/**
 * Members' last words on marketing by each channel. An opt-out by link stands until somebody who was at no, or was
 * never asked, says yes later: a yes that is only told again, or repeated by an import, lifts nothing.
 */
export const keepConsents = defineBatchCommand<Told, null, never>({
  name: 'outreach.keep-consents', maxBatch: 1000, versioned: true,
  executeAll: async (tx, requests) => {
    const words = newestOf(requests.map(({ input }) => input).filter(isMarketing),
      ({ memberId, purpose }) => `${memberId} ${purpose}`);
    const known = await knownOf(tx, words);
    await tx.sql.insertInto(memberConsentTable,
      words.map(({ memberId, purpose, granted, at, version }) => ({ memberId, purpose, granted, at, version })),
      `on conflict (member_id, purpose) do update set granted = excluded.granted, at = excluded.at,
        version = excluded.version where member_consent.version < excluded.version`);
    const said = requests.map(({ input }) => input).filter(isMarketing);
    const yes = words.filter((word) => word.granted && turned(word, known, said));
    await tx.sql.run`update message_block b set lifted_at = ${tx.now}
      from unnest(${yes.map(({ memberId }) => memberId)}::uuid[], ${yes.map(({ purpose }) => purpose)}::text[],
        ${yes.map(({ at }) => at)}::timestamptz[]) as y (member_id, purpose, at)
      where b.member_id = y.member_id and 'marketing_'
        || b.channel = y.purpose and b.at < y.at and b.lifted_at is null`;
    return requests.map(() => accepted(null));
  },
});

async function knownOf(tx: Tx, words: readonly Marketing[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.sql.all<Known>`select c.member_id as "memberId", c.purpose, c.granted, c.version
    from member_consent c join unnest(${words.map(({ memberId }) => memberId)}::uuid[],
      ${words.map(({ purpose }) => purpose)}::text[]) as t (member_id, purpose)
      on t.member_id = c.member_id and t.purpose = c.purpose order by c.member_id, c.purpose for update of c`;
  return new Map(rows.map((row) => [keyOf(row), row]));
}

const keyOf = ({ memberId, purpose }: Pick<Known, 'memberId' | 'purpose'>): string => `${memberId} ${purpose}`;

/** Whether this yes is newer than what is known, and the word before it was no yes. */
function turned(word: Marketing, known: ReadonlyMap<string, Known>, said: readonly Marketing[]): boolean {
  const stored = known.get(keyOf(word));
  if (stored && stored.version >= word.version) return false;
  const between = said.filter((other) => keyOf(other) === keyOf(word) && other.version < word.version
    && other.version > (stored?.version ?? -1n));
  return stored?.granted !== true || between.some(({ granted }) => !granted);
}
