import type { Sql } from '../../kernel/database/sql.ts';
import type { AccountBook } from '../domain/account-book.ts';
import type { Hold } from '../domain/holds.ts';
import type { OrderEarning } from '../domain/order-earning.ts';
import type { Policy } from '../domain/policy.ts';
import { loadLots, loadLotsById } from './accounts.ts';
import { loadHolds } from './holds.ts';
import { lotIdsOf } from './orders.ts';
import { loadPolicies } from './policies.ts';

/** What a return decides on, besides orders and books: the same for the deed and for its preview. */
export async function loadReturnRows(
  sql: Sql, orders: readonly OrderEarning[], books: Iterable<AccountBook>,
): Promise<{ holds: Map<string, Hold>; policies: Policy[] }> {
  const own = new Set(books);
  const holds = await loadHolds(sql, orders.flatMap((order) => order.holdId ?? []));
  await loadLots(sql, own);
  await loadLotsById(sql, own, [...lotIdsOf(orders),
    ...[...holds.values()].flatMap((hold) => hold.parts.map((part) => part.lotId))]);
  return { holds, policies: await loadPolicies(sql) };
}
