/** Faults that checkers must find: what a bug would leave in the tables of a house at rest. */
export interface Planted {
  readonly checker: string;
  readonly fault: string;
  /** Statements, separated by semicolons; each must touch at least one row. */
  readonly statements: string;
}

const oneOrder = `(select order_id from loyalty.order_points where state <> 'refused'
  order by order_id limit 1)`;

export const PLANTED: readonly Planted[] = [
  {
    checker: 'ledger balanced', fault: 'points from nowhere',
    statements: `insert into loyalty.points_entry (member_id, transaction_id, account, unit, amount)
      select member_id, id, 'merged', 'points', 1 from loyalty.points_transaction limit 1`,
  },
  {
    checker: 'rebuilt equals stored', fault: 'a balance that is not its entries',
    statements: `update loyalty.account set available = available + 1 where debt = 0
      and member_id = (select member_id from loyalty.account where debt = 0 limit 1)`,
  },
  {
    checker: 'rebuilt equals stored', fault: 'a lot that was not spent',
    statements: `update loyalty.lot set remaining = remaining + 1 where id = (select id
      from loyalty.lot where remaining < amount and state = 'active' limit 1)`,
  },
  {
    checker: 'rebuilt equals stored', fault: 'a line of a statement that does not add up',
    statements: `alter table loyalty.points_transaction disable trigger append_only;
      update loyalty.points_transaction set pending_after = pending_after + 1 where id = (select id
        from loyalty.points_transaction where kind = 'accrual' limit 1)`,
  },
  {
    checker: 'rebuilt equals stored', fault: 'a lost sum of a day',
    statements: `delete from loyalty.ledger_day where account = 'issued' and amount <> 0`,
  },
  {
    checker: 'nobody is left behind', fault: 'an order of somebody who was merged',
    statements: `insert into orders.person_merge
      select member_id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now()
      from orders.sales_order where member_id is not null limit 1`,
  },
  {
    checker: 'nobody is left behind', fault: 'a chain that ends with somebody who was merged',
    statements: `insert into campaigns.person_merge (merged_id, into_person_id, survivor_id, merge_id,
        merged_at)
      select a, b, b, gen_random_uuid(), now() from (values
        ('00000000-0000-7000-8000-00000000000a'::uuid, '00000000-0000-7000-8000-00000000000b'::uuid),
        ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-00000000000c')) t(a, b)`,
  },
  {
    checker: 'rebates add up', fault: 'a rebate without its entry',
    statements: `delete from franchises.rebate_entry where id = (
      select e.id from franchises.rebate_entry e where amount_minor <> 0 limit 1)`,
  },
  {
    checker: 'rebates add up', fault: 'a member at home twice',
    statements: `insert into franchises.attribution
      select gen_random_uuid(), member_id, franchise_id, outlet_id, starts_at + interval '1 day',
        starts_at + interval '2 days', reason, order_id, since, base_ends_at
      from franchises.attribution limit 1`,
  },
  {
    checker: 'orders have points', fault: 'an order that loyalty never heard of',
    statements: `delete from loyalty.order_earning where order_id = ${oneOrder};
      delete from loyalty.order_points where order_id = ${oneOrder}`,
  },
  {
    checker: 'orders have points', fault: 'a return that loyalty never heard of',
    statements: `update orders.order_line set returned_base_minor = returned_base_minor + 1
      where id = (select e.line_id from loyalty.order_earning e join orders.order_line l
        on l.id = e.line_id where l.returned_base_minor < l.base_minor limit 1)`,
  },
  {
    checker: 'orders have rebates', fault: 'a rebate that was never booked',
    statements: `delete from franchises.rebate where id = (select id from franchises.rebate
      where superseded_at is null limit 1)`,
  },
  {
    checker: 'orders have rebates', fault: 'an order that franchises never heard of',
    statements: `delete from franchises.order_fact where order_id = ${oneOrder}`,
  },
  {
    checker: 'consequences once', fault: 'points posted twice',
    statements: `insert into loyalty.points_transaction (id, member_id, programme, kind, at, posted_at, points,
        growth, available_after, debt_after, order_id, return_id, hold_id, reason, actor_name, line_no,
        pending_after, held_after)
      select gen_random_uuid(), member_id, programme, kind, at, posted_at, points, growth,
        available_after, debt_after, order_id, return_id, hold_id, reason, actor_name, 1000000,
        pending_after, held_after
      from loyalty.points_transaction where kind = 'accrual' limit 1`,
  },
  {
    checker: 'consequences once', fault: 'more issued than the lines keep',
    statements: `update loyalty.order_earning set kept = kept - 1
      where line_id = (select line_id from loyalty.order_earning where kept > 0 limit 1)`,
  },
  {
    checker: 'consequences once', fault: 'two rebates of one line',
    statements: `drop index franchises.rebate_line;
      insert into franchises.rebate (id, line_id, order_id, member_id, home_franchise_id, outlet_id,
        payer_franchise_id, margin_class, rate_bps, policy_version, currency, base_minor,
        remaining_base_minor, margin_capped, accrued_minor, state, paid_at, held_until)
      select gen_random_uuid(), line_id, order_id, member_id, home_franchise_id, outlet_id,
        payer_franchise_id, margin_class, rate_bps, policy_version, currency, base_minor,
        remaining_base_minor, margin_capped, accrued_minor, state, paid_at, held_until
      from franchises.rebate where superseded_at is null limit 1`,
  },
  {
    checker: 'projections agree', fault: 'a person one subgraph sees otherwise',
    statements: `update campaigns.person_visibility set layer = layer + 1
      where person_id = (select person_id from campaigns.person_visibility limit 1)`,
  },
  {
    checker: 'projections agree', fault: 'a tier that campaigns missed',
    statements: `update campaigns.member_tier set tier = 'base' where member_id = (select member_id
      from campaigns.member_tier where tier <> 'base' limit 1)`,
  },
  {
    checker: 'projections agree', fault: 'a stale item',
    statements: `update orders.item_fact set version = version - 1 where item_id = (
      select item_id from orders.item_fact limit 1)`,
  },
  {
    checker: 'deliveries done', fault: 'a parked event',
    statements: `insert into orders.parked_event (subscriber, event_id, event_seq, aggregate_id,
        error, failed_at, dead)
      select 'loyalty', id, seq, aggregate_id, 'down', now(), true from orders.event limit 1`,
  },
  {
    checker: 'keys answered', fault: 'a key without its result',
    statements: `update orders.idempotency set result = null where key = (select key
      from orders.idempotency limit 1)`,
  },
  {
    checker: 'stock kept', fault: 'a piece that nobody took',
    statements: `update campaigns.live_drop set taken = taken - 1, captured = 0
      where id = (select id from campaigns.live_drop where taken > 0 limit 1)`,
  },
  {
    checker: 'stock kept', fault: 'a piece sold twice',
    statements: `insert into campaigns.claim (id, drop_id, member_id, nth, state, hold_expires_at,
        points_price, claimed_at)
      select gen_random_uuid(), id, gen_random_uuid(), n, 'claimed', now() + interval '1 year',
        0, now() from campaigns.live_drop, generate_series(1, 4) n`,
  },
  {
    checker: 'holds end', fault: 'a claim nobody ended',
    statements: `update campaigns.claim set hold_expires_at = '2020-01-01'
      where id = (select id from campaigns.claim where state = 'claimed' limit 1)`,
  },
  {
    checker: 'holds end', fault: 'points nobody gave back',
    statements: `update loyalty.points_hold set expires_at = '2020-01-01'
      where id = (select id from loyalty.points_hold where state = 'held' limit 1)`,
  },
  {
    checker: 'claims hold points', fault: 'a captured claim whose points went back',
    statements: `update loyalty.points_hold set state = 'voided' where id = (select id
      from loyalty.points_hold where purpose = 'live drop' and state = 'captured' limit 1)`,
  },
  {
    checker: 'claims hold points', fault: 'a hold that its claim forgot',
    statements: `update campaigns.claim set points_hold_id = null, points_state = 'voided'
      where id = (select id from campaigns.claim where points_state = 'held' limit 1)`,
  },
];
