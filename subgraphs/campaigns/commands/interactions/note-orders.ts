import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

interface Moved {
  readonly orderId: string;
  /** As the delivery says; null where it says nothing of it. */
  readonly windowEndsAt: Date | null;
}

/**
 * Something became of orders: claims that they pay are looked at again, right after. Costs nothing for other orders.
 */
export const noteOrders = defineBatchCommand<Moved, { claims: number }, never>({
  name: 'campaigns.note-orders',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const moved = requests.map(({ input }) => input);
    const rows = await tx.sql.all<{ id: string; order_id: string }>`
      update claim c set order_told = c.order_told + 1, window_ends_at = coalesce(t.window_ends_at, c.window_ends_at)
      from (select order_id, max(window_ends_at) as window_ends_at from unnest(
        ${moved.map(({ orderId }) => orderId)}::uuid[], ${moved.map(({ windowEndsAt }) => windowEndsAt)}::timestamptz[])
        as m(order_id, window_ends_at) group by order_id) t
      where c.order_id = t.order_id and c.state = 'captured' and not c.undone returning c.id, c.order_id`;
    if (rows.length > 0) tx.schedule({ job: 'look-at-orders', at: tx.now, payload: {}, key: 'look-at-orders' });
    for (const { id, order_id: orderId } of rows) tx.audit({ subjectId: id, after: { orderId, orderDue: true } });
    return moved.map(({ orderId }) => accepted({ claims: rows.filter((row) => row.order_id === orderId).length }));
  },
});
