import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockOrders } from '../../persistence/order-facts.ts';

/** When orders were delivered; the last word counts. */
export const takeDeliveries = defineBatchCommand<EventPayloads['order.delivered.v1'], null, 'UNKNOWN_ORDER'>({
  name: 'insights.take-deliveries',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = new Map(requests.map(({ input }) => [input.orderId, input.deliveredAt]));
    const known = await lockOrders(tx.sql, [...told.keys()]);
    await tx.sql.run`update order_fact o set delivered_at = t.delivered_at
      from unnest(${[...told.keys()]}::uuid[], ${[...told.values()]}::timestamptz[]) as t (order_id, delivered_at)
      where o.order_id = t.order_id`;
    return requests.map(({ input }) => (known.has(input.orderId) ? accepted(null)
      : refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId'])));
  },
});
