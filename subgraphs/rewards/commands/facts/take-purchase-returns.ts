import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';

/** What came back, each return once: a purchase counts with what is kept of it. */
export const takePurchaseReturns = defineBatchCommand<EventPayloads['order.returned.v1'], null, 'UNKNOWN_ORDER'>({
  name: 'rewards.take-purchase-returns',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = [...new Map(requests.map(({ input }) => [input.returnId, input])).values()];
    const orders = await tx.sql.all<{ order_id: string }>`select order_id from purchase_fact
      where order_id = any(${told.map(({ orderId }) => orderId)}::uuid[]) order by order_id for update`;
    const known = new Set(orders.map((row) => row.order_id));
    const fresh = told.filter(({ orderId }) => known.has(orderId));
    await tx.sql.run`
      with back as (insert into purchase_return (return_id, order_id, back_minor)
        select * from unnest(${fresh.map(({ returnId }) => returnId)}::uuid[],
          ${fresh.map(({ orderId }) => orderId)}::uuid[], ${fresh.map(backOf)}::bigint[])
        on conflict (return_id) do nothing returning order_id, back_minor)
      update purchase_fact p set net_minor = p.net_minor - b.minor
      from (select order_id, sum(back_minor)::bigint as minor from back group by order_id) b
      where p.order_id = b.order_id`;
    return requests.map(({ input }) => (known.has(input.orderId) ? accepted(null)
      : refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId'])));
  },
});

const backOf = ({ lines }: EventPayloads['order.returned.v1']): bigint =>
  lines.reduce((sum, line) => sum + line.returnedBaseMinor, 0n);
