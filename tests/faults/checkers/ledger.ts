import { sqlChecker } from './checker.ts';

/** domain.md 3.12: each transaction, and the whole ledger, adds up to zero per unit. */
export const ledgerBalanced = sqlChecker('ledger balanced', `
  select 'transaction ' || transaction_id || ' ' || unit || ' is off by ' || sum(amount) as finding
  from loyalty.ledger_entry group by transaction_id, unit having sum(amount) <> 0
  union all
  select 'the ledger in ' || unit || ' is off by ' || sum(amount)
  from loyalty.ledger_entry group by unit having sum(amount) <> 0`);

/** Balances, lots, holds and the sums by day are what the entries say. */
export const rebuiltEqualsStored = sqlChecker('rebuilt equals stored', `
  with entries as (
    select member_id, account, sum(amount) as amount from loyalty.ledger_entry
    group by member_id, account),
  stored as (
    select member_id, b.account, b.amount from loyalty.account a cross join lateral (values
      ('available', a.available), ('pending', a.pending), ('held', a.held), ('debt', -a.debt),
      ('growth', a.growth), ('growth_pending', a.pending_growth),
      ('growth_interaction', a.interaction_growth)) b (account, amount))
  select 'account ' || s.member_id || ' ' || s.account || ' ' || s.amount || ' <> '
    || coalesce(e.amount, 0) as finding
  from stored s left join entries e using (member_id, account)
  where s.amount <> coalesce(e.amount, 0)
  union all
  select 'lots of ' || a.member_id || ' differ' from loyalty.account a left join (
    select member_id, sum(remaining) filter (where state = 'active') as active,
      sum(remaining) filter (where state = 'pending') as pending
    from loyalty.lot group by member_id) l using (member_id)
  where (a.available, a.pending) is distinct from (coalesce(l.active, 0), coalesce(l.pending, 0))
  union all
  select 'holds of ' || a.member_id || ' differ' from loyalty.account a left join (
    select member_id, sum(points) as held from loyalty.points_hold where state = 'held'
    group by member_id) h using (member_id)
  where a.held <> coalesce(h.held, 0)
  union all
  select 'hold ' || h.id || ' is not the sum of its parts' from loyalty.points_hold h
  where h.points <> (select coalesce(sum(amount), 0) from loyalty.points_hold_part p
    where p.hold_id = h.id)
  union all
  select 'account ' || member_id || ' has points and debt' from loyalty.account
  where available > 0 and debt > 0
  union all
  select 'line ' || line_no || ' of ' || member_id || ' does not follow the one before' from (
    select t.member_id, t.line_no, row_number() over own as nth,
      (t.available_after, t.pending_after, t.held_after, t.debt_after) as stands,
      (sum(e.available) over own, sum(e.pending) over own, sum(e.held) over own, -sum(e.debt) over own) as adds_up
    from loyalty.points_transaction t cross join lateral (
      select coalesce(sum(amount) filter (where account = 'available'), 0) as available,
        coalesce(sum(amount) filter (where account = 'pending'), 0) as pending,
        coalesce(sum(amount) filter (where account = 'held'), 0) as held,
        coalesce(sum(amount) filter (where account = 'debt'), 0) as debt
      from loyalty.ledger_entry where transaction_id = t.id and member_id = t.member_id) e
    window own as (partition by t.member_id order by t.line_no)) l
  where line_no <> nth or stands::text <> adds_up::text
  union all
  select 'sums by day of ' || account || ' differ by ' || sum(amount) from (
    select account, amount from loyalty.ledger_day
    union all select account, -amount from loyalty.ledger_entry where unit = 'points') d
  group by account having sum(amount) <> 0`);

/** A rebate is the sum of its entries; nobody is at home in two places at once. */
export const rebatesAddUp = sqlChecker('rebates add up', `
  select 'rebate ' || r.id || ' differs from its entries' as finding
  from franchises.rebate r left join (
    select rebate_id, coalesce(sum(amount_minor) filter (where kind = 'accrual'), 0) as accrued,
      coalesce(sum(amount_minor) filter (where kind <> 'accrual'), 0) as reversed
    from franchises.rebate_entry group by rebate_id) e on e.rebate_id = r.id
  where (r.accrued_minor, r.reversed_minor) is distinct from (e.accrued, e.reversed)
  union all
  select 'member ' || a.member_id || ' is at home twice' from franchises.attribution a
  join franchises.attribution b on b.member_id = a.member_id and b.id > a.id
    and b.starts_at < coalesce(a.ends_at, 'infinity')
    and a.starts_at < coalesce(b.ends_at, 'infinity')`);
