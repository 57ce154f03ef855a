import type { EventPayloads, OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { orderFactTable } from '../../persistence/tables/order-fact.table.ts';

/** Takes sales as they were recorded; of one already taken the buyer, when it becomes known. */
export const takeOrders = defineBatchCommand<OrderFacts, null, never>({
  name: 'engagement.take-orders',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const byId = new Map<string, OrderFacts>();
    for (const { input } of requests) {
      const known = byId.get(input.orderId);
      if (!known || known.memberId === null) byId.set(input.orderId, input);
    }
    const rows = [...byId.values()].sort((a, b) => (a.orderId < b.orderId ? -1 : 1)).map((order) => {
      const baseMinor = order.lines.reduce((sum, line) => sum + line.baseMinor, 0n);
      return {
        orderId: order.orderId, memberId: order.boughtAs ?? order.memberId, currency: order.currency,
        paidAt: order.paidAt, baseMinor, netMinor: baseMinor, windowEndsAt: order.windowEndsAt ?? null,
      };
    });
    await tx.sql.run`update order_fact o set member_id = t.member_id
      from unnest(${rows.map((row) => row.orderId)}::uuid[], ${rows.map((row) => row.memberId)}::uuid[])
        as t (order_id, member_id)
      where o.order_id = t.order_id and o.member_id is null and t.member_id is not null`;
    await tx.sql.insertInto(orderFactTable, rows, 'on conflict (order_id) do nothing');
    return requests.map(() => accepted(null));
  },
});

/** Windows begin with the delivery: those that have not ended yet end by the last word. */
export const takeDeliveries = defineBatchCommand<EventPayloads['order.delivered.v1'], null, 'UNKNOWN_ORDER'>({
  name: 'engagement.take-deliveries',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = new Map(requests.map(({ input }) => [input.orderId, input.windowEndsAt ?? null]));
    const known = new Set((await tx.sql.all<{ order_id: string }>`select order_id from order_fact
      where order_id = any(${[...told.keys()]}::uuid[]) order by order_id for update`).map((row) => row.order_id));
    await tx.sql.run`update order_fact o set window_ends_at = t.ends_at
      from unnest(${[...told.keys()]}::uuid[], ${[...told.values()]}::timestamptz[]) as t (order_id, ends_at)
      where o.order_id = t.order_id and o.settled_at is null and t.ends_at is not null`;
    return requests.map(({ input }) => (known.has(input.orderId) ? accepted(null)
      : refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId'])));
  },
});
