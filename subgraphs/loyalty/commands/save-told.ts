import type { Tx } from '../../kernel/commands/command.ts';
import type { AccountBook } from '../domain/account-book.ts';
import type { OrderEarning } from '../domain/order-earning.ts';
import type { Policy } from '../domain/policy.ts';
import { retellBooks } from '../persistence/histories.ts';
import { updateLines, updateOrders } from '../persistence/orders.ts';
import { saveBooks } from '../persistence/postings.ts';

/** Decides what was told out of its order, and saves; `orders` are those in hand, saved by the caller. */
export async function saveTold(
  tx: Tx, told: Iterable<AccountBook>, orders: readonly OrderEarning[], policies: readonly Policy[],
): Promise<void> {
  const books = new Set(told);
  const own = new Set(orders);
  const changed = await retellBooks(tx.sql, books, orders, policies, tx.now);
  const others = changed.filter((order) => !own.has(order));
  await saveBooks(tx, books);
  await updateOrders(tx.sql, others);
  await updateLines(tx.sql, others);
}
