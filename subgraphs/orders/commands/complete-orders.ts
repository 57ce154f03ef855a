import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { RETURN_WINDOW_DAYS } from '../domain/order-times.ts';

/** Delivered orders whose return window is over are completed, at most `limit` at a time. */
export const completeOrders = defineCommand<{ limit: number }, { completed: number }, never>({
  name: 'orders.complete-orders',
  execute: async (tx, { limit }) => {
    const windows = Object.entries(RETURN_WINDOW_DAYS);
    const completed = await tx.sql.run`
      update sales_order set state = 'completed' where id in (
        select o.id from sales_order o join unnest(
          ${windows.map(([fulfilment]) => fulfilment)}::text[],
          ${windows.map(([, days]) => days)}::int[]) as w(fulfilment, days) using (fulfilment)
        where o.state = 'delivered'
          and o.delivered_at + make_interval(days => w.days) <= ${tx.now}
        order by o.id limit ${limit} for update of o skip locked)`;
    return accepted({ completed });
  },
});
