import type { Sql } from '../../kernel/database/sql.ts';
import type { AccountBook, PostingKind } from '../domain/account-book.ts';
import { netGrowth } from '../domain/growth.ts';
import type { OrderEarning } from '../domain/order-earning.ts';
import type { Policy } from '../domain/policy.ts';
import { retell, type GrowthFact, type MemberHistory, type StoredChange } from '../domain/retell.ts';
import { standUntil } from '../domain/tiers/settle-tier.ts';
import { lookAhead } from '../domain/tiers/tier-calls.ts';
import { loadLots, loadLotsById } from './accounts.ts';
import { loadOrders, lotIdsOf } from './orders.ts';
import { handTiersOf } from './points/manual-tiers.ts';

const KINDS: readonly PostingKind[] = ['accrual', 'activation', 'return', 'interaction'];

/**
 * Tells the tiers of those books again that were told something out of its order, from the whole history with
 * what this transaction adds; the others are brought to the versions of the policy that have begun. All are looked
 * at again when one begins that may give them another tier. `orders` are those it has in hand. Answers the orders
 * whose bonus is another now: the caller saves them. Seven statements for any number of members, none when none is
 * needed.
 */
export async function retellBooks(
  sql: Sql, all: Iterable<AccountBook>, orders: readonly OrderEarning[], policies: readonly Policy[],
  now: Date,
): Promise<OrderEarning[]> {
  const own = [...new Set(all)].filter(({ account }) => !account.mergedInto);
  for (const book of own) standUntil(book, policies, now);
  const changed = await retellAll(sql, own.filter(({ untold }) => untold), orders, policies, now);
  for (const book of own) lookAhead(book, policies, now);
  return changed;
}

async function retellAll(
  sql: Sql, books: readonly AccountBook[], orders: readonly OrderEarning[], policies: readonly Policy[],
  now: Date,
): Promise<OrderEarning[]> {
  if (books.length === 0) return [];
  const histories = await loadHistories(sql, books, orders);
  await loadLots(sql, books);
  await loadLotsById(sql, books, [...histories.values()].flatMap((history) => lotIdsOf(history.orders)));
  return books.flatMap((book) =>
    retell(book, histories.get(book.account.memberId)!, policies, now));
}

/** All that is known of these members, with the orders in hand. */
export async function loadHistories(
  sql: Sql, books: readonly AccountBook[], inHand: readonly OrderEarning[],
): Promise<Map<string, MemberHistory>> {
  const ids = books.map(({ account }) => account.memberId);
  const rows = await sql.all<GrowthFact & { owner: string }>`
    select case when a.merged_into is null then a.member_id else a.merged_into end as owner,
      t.id, t.kind, t.at, t.growth, t.order_id as "orderId"
    from account a join points_transaction t on t.member_id = a.member_id
      and t.kind = any(${[...KINDS]}::text[])
    where a.member_id = any(${ids}::uuid[]) or a.merged_into = any(${ids}::uuid[])
    order by t.id`;
  const parted = await partedIds(sql, ids);
  if (parted.length > 0) rows.push(...await postingsElsewhere(sql, ids, parted, rows));
  const known = new Map(inHand.map((order) => [order.orderId, order]));
  const stored = await loadOrders(sql, rows.flatMap(({ kind, orderId }) =>
    ((kind === 'accrual' || parted.length > 0) && orderId && !known.has(orderId) ? [orderId] : [])));
  const byOwner = Map.groupBy(rows, ({ owner }) => owner);
  const orders = Map.groupBy([...known.values(), ...stored.values()], ({ memberId }) => memberId);
  const changes = await loadChanges(sql, ids);
  const hands = await handTiersOf(sql, ids);
  return new Map(books.map((book): [string, MemberHistory] => {
    const id = book.account.memberId;
    // An order that has gone to another member takes its growth along.
    const isOwn = ({ orderId }: GrowthFact) => {
      const order = orderId ? known.get(orderId) ?? stored.get(orderId) : undefined;
      return !order || order.memberId === id;
    };
    return [id, {
      orders: (orders.get(id) ?? []).sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime()),
      postings: [...byOwner.get(id) ?? [], ...postedNow(book)].filter(isOwn),
      changes: changes.get(id) ?? [], hands: hands.get(id) ?? [],
    }];
  }));
}

/**
 * Ids that shared an account with each other until a merge was undone, these among them (both sides may be asked about
 * at once); nobody, but for a few.
 */
async function partedIds(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.all<{ id: string }>`
    with recursive link(a, b) as (
        select merged_id, into_person_id from person_unmerge
        union select merged_id, survivor_id from person_unmerge
        union select merged_id, into_person_id from person_merge
          where exists (select 1 from person_unmerge)),
      near(id) as (select unnest(${[...ids]}::uuid[])
        union select case when l.a = n.id then l.b else l.a end from near n join link l on n.id in (l.a, l.b))
    select id from near where exists (select 1 from near n
      join person_unmerge u on n.id in (u.merged_id, u.into_person_id, u.survivor_id))`;
  return rows.map(({ id }) => id);
}

/** What was posted of a member's orders under an id that is somebody else's again. */
async function postingsElsewhere(
  sql: Sql, ids: readonly string[], parted: readonly string[],
  known: readonly (GrowthFact & { owner: string })[],
): Promise<(GrowthFact & { owner: string })[]> {
  const rows = await sql.all<GrowthFact & { owner: string }>`
    select o.member_id as owner, t.id, t.kind, t.at, t.growth, t.order_id as "orderId"
    from points_transaction t join order_points o on o.order_id = t.order_id
    where t.member_id = any(${[...parted]}::uuid[]) and o.member_id = any(${[...ids]}::uuid[])
      and t.kind = any(${[...KINDS]}::text[]) order by t.id`;
  const seen = new Set(known.map(({ owner, id }) => `${owner} ${id}`));
  return rows.filter(({ owner, id }) => !seen.has(`${owner} ${id}`));
}

const postedNow = (book: AccountBook): GrowthFact[] =>
  book.postings.filter(({ kind }) => KINDS.includes(kind)).map((posting) => ({
    id: posting.id, kind: posting.kind, at: posting.at, growth: netGrowth(posting),
    orderId: posting.orderId ?? null,
  }));

async function loadChanges(
  sql: Sql, memberIds: readonly string[],
): Promise<Map<string, StoredChange[]>> {
  const rows = await sql.all<StoredChange & { member_id: string }>`
    select member_id, id, from_tier as from, to_tier as to, provisional, at,
      qualifying_growth as qualifying from tier_change
    where member_id = any(${[...memberIds]}::uuid[]) and superseded_at is null
    order by member_id, at, id`;
  return Map.groupBy(rows, (row) => row.member_id);
}
