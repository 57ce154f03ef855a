import { FACT } from '../../contracts/facts.ts';
import { namedBy } from '../../kernel/calls/facts.ts';
import { defineBatchCommand, type Tx } from '../../kernel/commands/command.ts';
import { tagNamed, type NamedRow } from '../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../kernel/outcome.ts';
import type { AccountBook } from '../domain/account-book.ts';
import { growthOfInteractions, type InteractionKind } from '../domain/growth.ts';
import { policyAt, type Policy } from '../domain/policy.ts';
import { settleTier } from '../domain/tiers/settle-tier.ts';
import { addDays, localDay, startOfDay } from '../../kernel/business-day.ts';
import { lockBooks } from '../persistence/accounts.ts';
import { loadPolicies } from '../persistence/policies.ts';
import { membersInReach } from './accounts/members-in-reach.ts';
import { saveTold } from './save-told.ts';

export interface InteractionInput {
  readonly memberId: string;
  readonly interactions: readonly {
    readonly contentId: string; readonly kind: InteractionKind; readonly at: Date;
  }[];
}
export interface InteractionValue { readonly growth: bigint }

interface Seen { member_id: string; content_id: string; kind: InteractionKind; at: Date; growth: number }

/** Growth for likes, comments and shares: one of each per content and 50 a day (domain.md 3.2). */
export const recordInteractions = defineBatchCommand<InteractionInput, InteractionValue, 'NOT_FOUND'>({
  name: 'loyalty.record-interactions',
  needs: namedBy({ memberId: FACT.member }),
  maxBatch: 250,
  executeAll: async (tx, requests) => {
    const reach = await membersInReach(tx, requests);
    const books = await lockBooks(tx.sql, reach.flatMap((memberId) => memberId ?? []));
    const policies = await loadPolicies(tx.sql);
    const seen = await seenOf(tx, requests.map(({ input }) => input), books);
    const added: Seen[] = [];
    const named: NamedRow[] = [];
    const outcomes = requests.map((request, index): Outcome<InteractionValue, 'NOT_FOUND'> => {
      const { input } = request;
      const book = books.get(reach[index] ?? '');
      if (!book) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
      const own = seen.get(book.account.memberId) ?? [];
      seen.set(book.account.memberId, own);
      const fresh = earn(book, input.interactions, own, policies);
      own.push(...fresh);
      added.push(...fresh);
      if (reach[index] !== book.account.memberId) named.push(...rowsFor(reach[index]!, fresh));
      const growth = fresh.reduce((sum, row) => sum + BigInt(row.growth), 0n);
      if (fresh.length > 0) {
        tx.audit({ subjectId: book.account.memberId, by: request,
          after: { interactions: fresh.length, growth } });
      }
      return accepted({ growth });
    });
    await saveTold(tx, books.values(), [], policies);
    await tx.sql.insertRows('interaction_growth', {
      member_id: 'uuid', content_id: 'uuid', kind: 'text', at: 'timestamptz', growth: 'integer',
    }, added);
    await tagNamed(tx, 'interaction_growth', named);
    return outcomes;
  },
});

/** What was done under an id that is somebody else's today goes with it, should they be two after all. */
const rowsFor = (namedId: string, rows: readonly Seen[]): NamedRow[] => rows.map((row) => (
  { key: [row.member_id, row.content_id, row.kind], namedId }));

function earn(
  book: AccountBook, interactions: InteractionInput['interactions'], own: readonly Seen[],
  policies: readonly Policy[],
): Seen[] {
  const { memberId } = book.account;
  const known = new Set(own.map((row) => `${row.kind}:${row.content_id}`));
  const rows: Seen[] = [];
  for (const { contentId, kind, at } of interactions) {
    const policy = policyAt(policies, book.account.programme, at);
    const start = startOfDay(localDay(at, policy.zone), policy.zone);
    const end = addDays(start, 1);
    const today = [...own, ...rows].filter((row) => row.at >= start && row.at < end)
      .reduce((sum, row) => sum + row.growth, 0);
    if (known.has(`${kind}:${contentId}`)) continue;
    known.add(`${kind}:${contentId}`);
    const [growth = 0n] = growthOfInteractions([{ contentId, kind }],
      { today, seen: new Set() }, policy.rules);
    rows.push({ member_id: memberId, content_id: contentId, kind, at, growth: Number(growth) });
    if (growth === 0n) continue;
    const posting = book.open('interaction', at, { reason: `${kind}:${contentId}` });
    book.move(posting, 'growth_issued', 'growth_interaction', growth);
    settleTier(book, policies, at, posting);
  }
  return rows;
}

/** What these members did to the same contents, or within a day of these interactions. */
async function seenOf(
  tx: Tx, inputs: readonly InteractionInput[], books: ReadonlyMap<string, AccountBook>,
): Promise<Map<string, Seen[]>> {
  const all = inputs.flatMap((input) => input.interactions);
  const times = all.map(({ at }) => at.getTime());
  if (times.length === 0) return new Map();
  const members = [...new Set([...books.values()].map(({ account }) => account.memberId))];
  const rows = await tx.sql.all<Seen>`select member_id, content_id, kind, at, growth
    from interaction_growth where member_id = any(${members}::uuid[])
      and (content_id = any(${all.map(({ contentId }) => contentId)}::uuid[])
        or at between ${addDays(new Date(Math.min(...times)), -1)}
          and ${addDays(new Date(Math.max(...times)), 1)})`;
  return Map.groupBy(rows, (row) => row.member_id);
}
