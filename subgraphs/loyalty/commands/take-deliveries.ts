import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { policyOf } from '../domain/order-earning.ts';
import { activeFrom } from '../domain/return-window.ts';
import { lockBooks } from '../persistence/accounts.ts';
import { keepNews, loadOrders, updateOrders } from '../persistence/orders.ts';
import { loadPolicies } from '../persistence/policies.ts';
import { saveBooks } from '../persistence/postings.ts';
import { activateInto } from './activation.ts';
import { scheduleActivation } from './schedule.ts';

export interface Delivery {
  readonly orderId: string;
  readonly deliveredAt: Date;
  /** Absent in events of before orders told it. */
  readonly windowEndsAt?: Date;
}

/** The return window starts with the delivery; what is spendable already stays so. */
export const takeDeliveries = defineBatchCommand<Delivery, { orderId: string }, never>({
  name: 'loyalty.take-deliveries',
  maxBatch: 250,
  executeAll: async (tx, requests) => {
    const ids = requests.map(({ input }) => input.orderId);
    const early = await loadOrders(tx.sql, ids);
    const books = await lockBooks(tx.sql, [...early.values()].map((order) => order.memberId));
    // Again under the lock: an activation may have come between.
    const orders = await loadOrders(tx.sql, ids);
    const policies = await loadPolicies(tx.sql);
    for (const { input } of requests) {
      const order = orders.get(input.orderId);
      const book = order && books.get(order.memberId);
      if (!order || !book || order.state !== 'pending') continue;
      order.deliveredAt = input.deliveredAt;
      order.activeAt = activeFrom(
        { ...order, windowEndsAt: input.windowEndsAt }, policyOf(policies, book, order).rules);
    }
    const changed = [...orders.values()].filter((order) => order.state === 'pending');
    await activateInto(tx, books, changed, policies);
    await saveBooks(tx, books.values());
    await updateOrders(tx.sql, changed);
    scheduleActivation(tx, changed.filter((order) => order.state === 'pending'));
    await keepNews(tx.sql, requests.filter(({ input }) => !orders.has(input.orderId))
      .map(({ input }) => ({ ...input, windowEndsAt: input.windowEndsAt ?? null, remaining: {} })));
    return requests.map(({ input }) => accepted({ orderId: input.orderId }));
  },
});
