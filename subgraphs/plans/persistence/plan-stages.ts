import type { Counts, ProofStage } from '../../kernel/commands/proof.ts';

interface Found extends Record<string, number | string | null> { last: string | null; rows: number }

/** Principal and gold of plans against their postings, and coupons against the order that they paid. */
const plans: ProofStage = {
  table: 'gold_plan',
  check: async (sql, after, limit) => {
    const { last, rows, ...counts } = await sql.one<Found>`
      with part as materialized (select * from gold_plan where id > ${after}::uuid order by id limit ${limit}),
      rebuilt as (select p.id, coalesce(sum(b.principal_minor), 0) as principal, coalesce(sum(b.member_mg), 0) as gold,
          count(*) filter (where b.kind = 'instalment') - count(*) filter (where b.kind = 'reversal') as paid,
          coalesce(sum(b.coupon_cost_minor), 0) as coupons
        from part p left join plan_posting b on b.plan_id = p.id group by p.id),
      used as (select p.id, coalesce(sum(c.minor), 0) as coupons
        from part p left join plan_coupon c on c.plan_id = p.id and c.used_by is not null group by p.id)
      select (select count(*)::int from part) as rows, (select count(*)::int from part) as plans,
        (select id from part order by id desc limit 1) as last,
        (select count(*)::int from part p join rebuilt r using (id)
          where p.principal_minor <> r.principal or p.metal_mg <> r.gold) as balances_differ,
        (select count(*)::int from part p join rebuilt r using (id) where p.paid <> r.paid) as instalments_differ,
        (select count(*)::int from rebuilt r join used u using (id)
          where r.coupons + u.coupons <> 0) as coupons_differ`;
    return { last: rows === limit ? last : null, counts: counts as Counts };
  },
};

export const planStages: readonly ProofStage[] = [plans];
