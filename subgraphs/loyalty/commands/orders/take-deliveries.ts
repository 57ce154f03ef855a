import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { policyOf, type OrderEarning } from '../../domain/order-earning.ts';
import type { Policy } from '../../domain/policy.ts';
import { activeFrom } from '../../domain/return-window.ts';
import { bookOf, loadLotsById, lockBooks } from '../../persistence/accounts.ts';
import { keepNews } from '../../persistence/early-news.ts';
import { loadOrders, lotIdsOf, updateLines, updateOrders } from '../../persistence/orders.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { activateIn } from '../../persistence/due/take-due.ts';
import { saveTold } from '../save-told.ts';
import { scheduleActivation } from '../schedule.ts';

export interface Delivery {
  readonly orderId: string;
  readonly deliveredAt: Date;
  /** Absent in events of before orders told it. */
  readonly windowEndsAt?: Date;
}

/**
 * The return window starts with the delivery. What is spendable already stays so; the tier is judged by the
 * window as it is known now.
 */
export const takeDeliveries = defineBatchCommand<Delivery, { orderId: string }, never>({
  name: 'loyalty.take-deliveries',
  maxBatch: 250,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const ids = requests.map(({ input }) => input.orderId);
    const early = await loadOrders(tx.sql, ids);
    const books = await lockBooks(tx.sql, [...early.values()].map((order) => order.memberId));
    // Again under the lock: an activation may have come between.
    const orders = await loadOrders(tx.sql, ids);
    const policies = await loadPolicies(tx.sql);
    await loadLotsById(tx.sql, books.values(), lotIdsOf(orders.values()));
    for (const { input } of requests) {
      const order = orders.get(input.orderId);
      const book = order && bookOf(books, order.memberId);
      if (order && book) deliver(book, order, input, policies);
    }
    const changed = [...orders.values()];
    await activateIn(tx.sql, books, changed, policies, tx.now);
    await saveTold(tx, books.values(), changed, policies);
    await updateOrders(tx.sql, changed);
    await updateLines(tx.sql, changed);
    scheduleActivation(tx, changed.filter((order) => order.state === 'pending'));
    await keepNews(tx.sql, requests.filter(({ input }) => !orders.has(input.orderId))
      .map(({ input }) => ({ ...input, windowEndsAt: input.windowEndsAt ?? null, returns: [] })));
    return requests.map(({ input }) => accepted({ orderId: input.orderId }));
  },
});

function deliver(
  book: AccountBook, order: OrderEarning, { deliveredAt, windowEndsAt }: Delivery, policies: readonly Policy[],
): void {
  if (order.state === 'refused') return;
  order.deliveredAt = deliveredAt;
  const activeAt = activeFrom({ ...order, windowEndsAt }, policyOf(policies, book, order).rules);
  if (activeAt.getTime() === order.activeAt.getTime()) return;
  const { tierAt } = book.account;
  // The tier may have been told with the window as it was known before.
  if (order.state === 'active' || (tierAt && order.activeAt <= tierAt)) book.untold = true;
  order.activeAt = activeAt;
  for (const lotId of lotIdsOf([order])) {
    const lot = book.lots.get(lotId ?? '');
    if (!lot) continue;
    lot.activeAt = activeAt;
    book.changeLot(lot, lot.remaining);
  }
}
