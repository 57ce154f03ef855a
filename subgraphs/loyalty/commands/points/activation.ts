import type { Tx } from '../../../kernel/commands/command.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { activateOrder, type OrderEarning } from '../../domain/order-earning.ts';
import type { Policy } from '../../domain/policy.ts';
import { bookOf, loadLotsById } from '../../persistence/accounts.ts';
import { activateGrantsOf } from '../../persistence/points/grants.ts';
import { retellBooks } from '../../persistence/histories.ts';
import { loadOrders, lotIdsOf, updateLines, updateOrders } from '../../persistence/orders.ts';

/** Activates those of these orders whose window has ended; the books are locked. */
export async function activateInto(
  tx: Tx, books: ReadonlyMap<string, AccountBook>, orders: readonly OrderEarning[],
  policies: readonly Policy[],
): Promise<OrderEarning[]> {
  const due = orders.filter((order) => order.state === 'pending' && order.activeAt <= tx.now)
    .sort((a, b) => a.activeAt.getTime() - b.activeAt.getTime());
  await loadLotsById(tx.sql, new Set(books.values()), lotIdsOf(due));
  for (const order of due) {
    const book = bookOf(books, order.memberId);
    activateOrder(book, order, policies, tx.now);
  }
  return due;
}

/** So that nobody is refused points that are due but whose job has not run yet. */
export async function activateDueOf(
  tx: Tx, books: ReadonlyMap<string, AccountBook>, policies: readonly Policy[],
): Promise<void> {
  const byMember = new Map([...books.values()].map((book) => [book.account.memberId, book]));
  const rows = await tx.sql.all<{ order_id: string }>`select order_id from order_points
    where member_id = any(${[...byMember.keys()]}::uuid[]) and state = 'pending'
      and active_at <= ${tx.now}`;
  await activateGrantsOf(tx.sql, byMember, tx.now);
  if (rows.length === 0) return;
  const orders = await loadOrders(tx.sql, rows.map((row) => row.order_id));
  await updateOrders(tx.sql, await activateInto(tx, byMember, [...orders.values()], policies));
  const retold = await retellBooks(tx.sql, byMember.values(), [...orders.values()], policies, tx.now);
  await updateOrders(tx.sql, retold);
  await updateLines(tx.sql, retold);
}
