import type { ProofStage } from '../../kernel/commands/proof.ts';

/**
 * Rebuilds the balances of some accounts from their entries and compares (domain.md 3.12). That entries add up
 * to zero is asked of those of before postings carried them; of the others each row proves it. What a validity has
 * earned is compared with what is left of its orders, and with its interactions.
 */
export const ledgerStage: ProofStage = {
  table: 'account',
  check: async (sql, after, limit) => {
    const row = await sql.one<{ last: string | null } & Record<string, number>>`
      with part as materialized (
        select * from account where member_id > ${after}::uuid order by member_id limit ${limit}),
      entries as materialized (
        select e.member_id, e.transaction_id, e.account, e.unit, e.amount
        from part join points_entry e using (member_id)),
      posted as (
        select t.member_id, t.to_available as available, t.to_pending as pending, t.to_held as held,
          t.to_debt as debt, t.to_growth as growth, t.to_growth_pending as pending_growth,
          t.to_growth_interaction as interaction_growth
        from part join points_transaction t using (member_id)
        union all
        select member_id, case account when 'available' then amount end,
          case account when 'pending' then amount end, case account when 'held' then amount end,
          case account when 'debt' then amount end, case account when 'growth' then amount end,
          case account when 'growth_pending' then amount end,
          case account when 'growth_interaction' then amount end from entries),
      rebuilt as (
        select member_id, sum(available) as available, sum(pending) as pending, sum(held) as held,
          -sum(debt) as debt, sum(growth) as growth, sum(pending_growth) as pending_growth,
          sum(interaction_growth) as interaction_growth
        from posted group by member_id),
      lots as (
        select l.member_id, sum(l.remaining) filter (where l.state = 'active') as active,
          sum(l.remaining) filter (where l.state = 'pending') as pending
        from part join lot l using (member_id) where l.remaining > 0 group by l.member_id),
      holds as (
        select h.member_id, sum(p.amount) as held from part join points_hold h using (member_id)
        join points_hold_part p on p.hold_id = h.id where h.state = 'held' group by h.member_id)
      select count(*)::int as accounts,
        (count(*) filter (where (a.available, a.pending, a.held, a.debt, a.growth, a.pending_growth,
          a.interaction_growth) is distinct from (coalesce(r.available, 0), coalesce(r.pending, 0),
          coalesce(r.held, 0), coalesce(r.debt, 0), coalesce(r.growth, 0),
          coalesce(r.pending_growth, 0), coalesce(r.interaction_growth, 0))))::int as balances,
        (count(*) filter (where (a.available, a.pending) is distinct from
          (coalesce(l.active, 0), coalesce(l.pending, 0))))::int as lots,
        (count(*) filter (where a.held <> coalesce(h.held, 0)))::int as holds,
        (count(*) filter (where a.merged_into is null and a.tier_valid_from is not null and a.tier_hand is null
          and a.tier_earned <> validity_earned((select x from account x where x.member_id = a.member_id))))::int
          as earned,
        (count(*) filter (where a.available > 0 and a.debt > 0))::int as both,
        (select count(*)::int from (select 1 from entries
          group by transaction_id, unit having sum(amount) <> 0) as t) as unbalanced,
        (select member_id from part order by member_id desc limit 1) as last
      from part a left join rebuilt r using (member_id) left join lots l using (member_id)
      left join holds h using (member_id)`;
    const { last, ...counts } = row;
    return { last: row['accounts'] === limit ? last : null, counts };
  },
};
