import { defineCommand } from '../../kernel/commands/command.ts';
import { shareMerges } from '../../kernel/merges/merge-locks.ts';
import { accepted } from '../../kernel/outcome.ts';
import { emitLinked, type LinkedOrder } from './orders-to-link.ts';

/**
 * Orders that wait for a buyer who is known: their identity was read otherwise once, so that its link passed
 * them by. They find their member within the days of their policy, at most `limit` at a time.
 */
export const linkWaiting = defineCommand<{ limit: number }, { linked: number }, never>({
  name: 'orders.link-waiting',
  execute: async (tx, { limit }) => {
    await shareMerges(tx.sql);
    const linked = await tx.sql.all<LinkedOrder>`
      update sales_order o set member_id = found.member_id, region = found.region, linked_at = ${tx.now},
        bought_as_member_id = found.linked_member_id
      from (
        select o.id, i.member_id, i.linked_member_id, i.region from sales_order o
        join buyer_identity i on i.channel_id = o.channel_id and i.external_id = o.buyer_external_id
        join order_policy p on p.version = o.policy_version
        where o.member_id is null and o.state <> 'cancelled'
          and ${tx.now} - o.paid_at <= make_interval(days => p.link_days)
        order by o.id limit ${limit} for update of o) found
      where o.id = found.id
      returning o.id, o.external_no, o.channel_id, o.outlet_id, o.member_id,
        o.bought_as_member_id, o.region, o.currency, o.paid_at, o.delivered_at, o.fulfilment,
        o.points_hold_id, o.policy_version, o.return_window_days, true as late`;
    await emitLinked(tx, linked);
    for (const order of linked) tx.audit({ subjectId: order.id, after: { memberId: order.member_id } });
    return accepted({ linked: linked.length });
  },
});
