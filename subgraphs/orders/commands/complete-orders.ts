import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { FULFILMENTS } from '../../contracts/words.ts';
import { windowDays } from '../domain/policy.ts';
import { orderPolicies } from '../persistence/policies.ts';

/**
 * Delivered orders whose return window, by the policy of their payment, is over are completed, at most
 * `limit` at a time.
 */
export const completeOrders = defineCommand<{ limit: number }, { completed: number }, never>({
  name: 'orders.complete-orders',
  execute: async (tx, { limit }) => {
    const windows = (await orderPolicies.all(tx.sql)).flatMap(({ version, rules }) =>
      FULFILMENTS.map((fulfilment) => ({ version, fulfilment, days: windowDays(rules, fulfilment, null) })));
    const completed = await tx.sql.run`
      with due as (select o.id from sales_order o join unnest(
          ${windows.map(({ version }) => version)}::int[],
          ${windows.map(({ fulfilment }) => fulfilment)}::text[],
          ${windows.map(({ days }) => days)}::int[]) as w(policy_version, fulfilment, days)
          using (policy_version, fulfilment)
        where o.state = 'delivered'
          and o.delivered_at + make_interval(days => coalesce(o.return_window_days, w.days)) <= ${tx.now}
        order by o.id limit ${limit} for update of o skip locked)
      update sales_order o set state = 'completed' from due where o.id = due.id`;
    return accepted({ completed });
  },
});
