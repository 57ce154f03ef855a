import type { ProofStage } from '../../kernel/commands/proof.ts';

/** Rebuilds the balances of some accounts from their entries and compares (domain.md 3.12). */
export const ledgerStage: ProofStage = {
  table: 'account',
  check: async (sql, after, limit) => {
    const row = await sql.one<{ last: string | null } & Record<string, number>>`
      with part as materialized (
        select * from account where member_id > ${after}::uuid order by member_id limit ${limit}),
      entries as materialized (
        select part.member_id, e.transaction_id, e.account, e.unit, e.amount
        from part cross join lateral (select transaction_id, account, unit, amount from ledger_entry
          where member_id = part.member_id offset 0) e),
      rebuilt as (
        select member_id,
          sum(amount) filter (where account = 'available') as available,
          sum(amount) filter (where account = 'pending') as pending,
          sum(amount) filter (where account = 'held') as held,
          -sum(amount) filter (where account = 'debt') as debt,
          sum(amount) filter (where account = 'growth') as growth,
          sum(amount) filter (where account = 'growth_pending') as pending_growth,
          sum(amount) filter (where account = 'growth_interaction') as interaction_growth
        from entries group by member_id),
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
