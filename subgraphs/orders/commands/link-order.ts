import { FACT } from '../../contracts/facts.ts';
import { namedBy } from '../../kernel/calls/facts.ts';
import { defineCommand } from '../../kernel/commands/command.ts';
import { shareMerges } from '../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import type { Region } from '../../contracts/words.ts';
import { mayLink } from '../domain/order-times.ts';
import { emitLinked, type LinkedOrder } from './orders-to-link.ts';

export type LinkOrderCode =
  | 'NOT_FOUND' | 'INVALID' | 'LINK_TOO_LATE' | 'ALREADY_LINKED' | 'CANCELLED';

export interface LinkOrder {
  /** uuids; null when malformed. */
  readonly orderId: string | null;
  readonly memberId: string | null;
  readonly reason: string;
}

/** 补录会员: an operator gives a kept order its buyer, within the days of its policy. */
export const linkOrder = defineCommand<LinkOrder, { orderId: string }, LinkOrderCode>({
  name: 'orders.link-order',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { orderId, memberId, reason }) => {
    if (reason.trim() === '' || [...reason].length > 500) {
      return refused('INVALID', 'A reason has 1 to 500 characters.', ['reason']);
    }
    await shareMerges(tx.sql);
    const order = await tx.sql.maybe<LinkedOrder & { state: string; link_days: number }>`
      select o.id, o.external_no, o.channel_id, o.outlet_id, o.member_id,
        o.bought_as_member_id, o.region, o.currency,
        o.paid_at, o.delivered_at, o.fulfilment, o.points_hold_id, o.policy_version,
        o.return_window_days, o.state, p.link_days
      from sales_order o join order_policy p on p.version = o.policy_version
      where o.id = ${orderId}::uuid for update of o`;
    if (!order) return refused('NOT_FOUND', 'There is no such order.', ['orderId']);
    const member = await tx.sql.maybe<{ member_id: string; region: Region }>`
      select m.member_id, m.region from member_fact given join member_fact m
        on m.member_id = coalesce(given.survivor_id, given.member_id)
      where given.member_id = ${memberId}::uuid`;
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    if (order.member_id === member.member_id) return accepted({ orderId: order.id });
    if (order.member_id) {
      return refused('ALREADY_LINKED', 'The order belongs to another member.', ['orderId']);
    }
    if (order.state === 'cancelled') {
      return refused('CANCELLED', 'The order was cancelled.', ['orderId']);
    }
    if (!mayLink(order.paid_at, tx.now, order.link_days)) {
      return refused('LINK_TOO_LATE',
        `The order could be linked within ${order.link_days} days of payment.`, ['orderId']);
    }
    const boughtAs = memberId === member.member_id ? null : memberId;
    await tx.sql.run`update sales_order
      set member_id = ${member.member_id}, region = ${member.region}, linked_at = ${tx.now},
        bought_as_member_id = ${boughtAs}
      where id = ${order.id}`;
    await emitLinked(tx, [{
      ...order, member_id: member.member_id, bought_as_member_id: boughtAs, region: member.region,
      late: true,
    }]);
    tx.audit({ subjectId: order.id, before: { memberId: null },
      after: { memberId: member.member_id }, reason });
    return accepted({ orderId: order.id });
  },
});
