import type { EventPayloads } from '../../contracts/events.ts';
import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { shareMerges } from '../../kernel/merges/merge-locks.ts';
import { accepted } from '../../kernel/outcome.ts';
import { lockBuyers } from './buyer-locks.ts';
import { emitLinked, type LinkedOrder } from './orders-to-link.ts';

/**
 * A channel identity belongs to a member from now on: orders kept for it within the days of
 * their policy get their member, and those recorded after it was linked whatever their date (the news of the link
 * was slower than the sale). A member merged away meanwhile counts as its survivor.
 */
export const linkKeptOrders = defineBatchCommand<
  EventPayloads['member.identity-linked.v1'], null, never>({
  name: 'orders.link-kept-orders',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const links = requests.map(({ input }) => input);
    await shareMerges(tx.sql);
    await lockBuyers(tx.sql, links);
    const newest = new Map(links.map((link) => [`${link.channelId}\n${link.externalId}`, link]));
    const kept = [...newest.values()];
    await tx.sql.run`
      insert into buyer_identity (channel_id, external_id, member_id, linked_member_id, region)
      select t.channel_id, t.external_id, coalesce(m.survivor_id, t.member_id),
        case when m.survivor_id is not null then t.member_id end, coalesce(s.region, t.region)
      from unnest(
        ${kept.map((link) => link.channelId)}::uuid[], ${kept.map((link) => link.externalId)}::text[],
        ${kept.map((link) => link.memberId)}::uuid[], ${kept.map((link) => link.region)}::text[]
      ) as t(channel_id, external_id, member_id, region)
      left join member_fact m on m.member_id = t.member_id
      left join member_fact s on s.member_id = m.survivor_id
      order by t.channel_id, t.external_id
      on conflict (channel_id, external_id)
        do update set member_id = excluded.member_id, region = excluded.region,
          linked_member_id = excluded.linked_member_id`;
    const linked = await tx.sql.all<LinkedOrder>`
      update sales_order o set member_id = i.member_id, region = i.region, linked_at = ${tx.now},
        bought_as_member_id = i.linked_member_id
      from unnest(
        ${kept.map((link) => link.channelId)}::uuid[], ${kept.map((link) => link.externalId)}::text[],
        ${kept.map((link) => link.linkedAt)}::timestamptz[]) as t(channel_id, external_id, linked_at)
      join buyer_identity i using (channel_id, external_id) cross join order_policy p
      where p.version = o.policy_version and o.member_id is null and o.channel_id = t.channel_id
        and o.buyer_external_id = t.external_id and o.state <> 'cancelled'
        and (t.linked_at <= o.recorded_at
          or t.linked_at - o.paid_at <= make_interval(days => p.link_days))
      returning o.id, o.external_no, o.channel_id, o.outlet_id, o.member_id,
        o.bought_as_member_id, o.region, o.currency,
        o.paid_at, o.delivered_at, o.fulfilment, o.points_hold_id,
        o.policy_version, o.return_window_days,
        t.linked_at > o.recorded_at as late`;
    await emitLinked(tx, linked);
    for (const order of linked) tx.audit({ subjectId: order.id, after: { memberId: order.member_id } });
    return requests.map(() => accepted(null));
  },
});
