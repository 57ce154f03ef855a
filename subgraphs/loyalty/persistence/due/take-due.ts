import type { Sql } from '../../../kernel/database/sql.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { expireLots } from '../../domain/expiry.ts';
import { lapse, type Hold } from '../../domain/holds.ts';
import { activateOrder, type OrderEarning } from '../../domain/order-earning.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Grant } from '../../domain/rewards/grant.ts';
import { bookOf, loadLots, loadLotsById } from '../accounts.ts';
import { retellBooks } from '../histories.ts';
import { loadHolds } from '../holds.ts';
import { loadOrders, lotIdsOf } from '../orders.ts';
import { LOOKED_AT } from '../points/reviews.ts';
import { takeGrantsDue } from '../points/grants.ts';

export interface Due {
  readonly activated: readonly OrderEarning[];
  /** With another bonus, by what the activation told. */
  readonly retold: readonly OrderEarning[];
  readonly lapsed: readonly Hold[];
  /** Spendable now. */
  readonly granted: readonly Grant[];
}

/**
 * Does in these books everything that is due by the clock, whichever job has run: orders are activated, holds whose
 * time is over come back, ended lots go. Nothing is written: a command saves it, a simulation goes on with it.
 */
export async function takeDue(
  sql: Sql, books: ReadonlyMap<string, AccountBook>, policies: readonly Policy[], now: Date,
): Promise<Due> {
  const own = new Set(books.values());
  const ids = [...own].map((book) => book.account.memberId);
  const granted = await takeGrantsDue(sql, books, now);
  const orders = await activateDue(sql, books, policies, now);
  await loadLots(sql, own);
  const rows = await sql.all<{ id: string }>`select id from points_hold
    where member_id = any(${ids}::uuid[]) and state = 'held' and expires_at <= ${now}`;
  const lapsed = await lapseIn(sql, books, rows.map(({ id }) => id), now);
  for (const book of own) expireLots(book, now);
  return { ...orders, lapsed, granted };
}

/** Activates those of these orders whose window has ended. */
export async function activateIn(
  sql: Sql, books: ReadonlyMap<string, AccountBook>, orders: readonly OrderEarning[],
  policies: readonly Policy[], now: Date,
): Promise<OrderEarning[]> {
  const due = orders.filter((order) => order.state === 'pending' && order.activeAt <= now)
    .sort((a, b) => a.activeAt.getTime() - b.activeAt.getTime());
  await loadLotsById(sql, new Set(books.values()), lotIdsOf(due));
  for (const order of due) activateOrder(bookOf(books, order.memberId), order, policies, now);
  return due;
}

async function activateDue(
  sql: Sql, books: ReadonlyMap<string, AccountBook>, policies: readonly Policy[], now: Date,
): Promise<Pick<Due, 'activated' | 'retold'>> {
  const byMember = new Map([...books.values()].map((book) => [book.account.memberId, book]));
  const rows = await sql.all<{ order_id: string }>`select order_id from order_points
    where member_id = any(${[...byMember.keys()]}::uuid[]) and state = 'pending' and active_at <= ${now}
      and member_id <> all (${LOOKED_AT})`;
  if (rows.length === 0) return { activated: [], retold: [] };
  const orders = [...(await loadOrders(sql, rows.map((row) => row.order_id))).values()];
  const activated = await activateIn(sql, byMember, orders, policies, now);
  return { activated, retold: await retellBooks(sql, byMember.values(), orders, policies, now) };
}

/** The points of those of these holds that are still held go back, as their time is over. */
export async function lapseIn(
  sql: Sql, books: ReadonlyMap<string, AccountBook>, ids: readonly string[], now: Date,
): Promise<Hold[]> {
  const holds = [...(await loadHolds(sql, ids)).values()]
    .filter((hold) => hold.state === 'held' && books.has(hold.memberId))
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || (a.id < b.id ? -1 : 1));
  await loadLotsById(sql, new Set(books.values()),
    holds.flatMap((hold) => hold.parts.map((part) => part.lotId)));
  for (const hold of holds) lapse(books.get(hold.memberId)!, hold, now);
  return holds;
}
