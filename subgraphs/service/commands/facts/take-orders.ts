import type { EventPayloads, OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { soldLineTable } from '../../persistence/tables/sold-line.table.ts';

/** What was sold to whom and where; of what is known already the buyer, when it becomes known, and where. */
export const takeOrders = defineBatchCommand<OrderFacts, null, never>({
  name: 'service.take-orders',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const byLine = new Map(requests.flatMap(({ input: {
      orderId, memberId, boughtAs, paidAt, sellingOutletId, lines } }) =>
      lines.map(({ lineId, itemId, quantity }) => (
        { lineId, orderId, memberId: boughtAs ?? memberId, itemId, outletId: sellingOutletId, paidAt,
          piecesLeft: quantity }))).sort((a, b) => (
      Number(a.memberId !== null) - Number(b.memberId !== null))).map((row) => [row.lineId, row]));
    const rows = [...byLine.values()].sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
    await tx.sql.run`update sold_line l set member_id = coalesce(l.member_id, t.member_id),
        outlet_id = coalesce(l.outlet_id, t.outlet_id), care_version = 0
      from unnest(${rows.map((row) => row.lineId)}::uuid[], ${rows.map((row) => row.memberId)}::uuid[],
        ${rows.map((row) => row.outletId)}::uuid[]) as t (line_id, member_id, outlet_id)
      where l.line_id = t.line_id and (l.member_id is null and t.member_id is not null
        or l.outlet_id is null and t.outlet_id is not null)`;
    await tx.sql.insertInto(soldLineTable, rows, 'on conflict (line_id) do nothing');
    return requests.map(() => accepted(null));
  },
});

/** What came back is nobody's piece any more. */
export const takeReturns = defineBatchCommand<EventPayloads['order.returned.v1'], null, 'UNKNOWN_ORDER'>({
  name: 'service.take-returns',
  maxBatch: 500,
  executeAll: async (tx, requests) => {
    const orderIds = [...new Set(requests.map(({ input }) => input.orderId))];
    const known = new Set((await tx.sql.all<{ order_id: string }>`select order_id from sold_line
      where order_id = any(${orderIds}::uuid[]) order by line_id for update`).map((row) => row.order_id));
    const lines = requests.filter(({ input }) => known.has(input.orderId)).flatMap(({ input }) => input.lines);
    await tx.sql.run`update sold_line l set pieces_left = greatest(0, l.pieces_left - t.back),
        care_version = 0
      from (select line_id, sum(back)::int as back from unnest(${lines.map(({ lineId }) => lineId)}::uuid[],
        ${lines.map(({ returnedQuantity }) => returnedQuantity)}::int[]) as u (line_id, back) group by line_id) t
      where l.line_id = t.line_id`;
    return requests.map(({ input }) => (known.has(input.orderId) ? accepted(null)
      : refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId'])));
  },
});
