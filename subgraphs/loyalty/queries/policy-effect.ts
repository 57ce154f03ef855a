import { TIME_ZONE_OF, type MarginClass, type ProgrammeCode, type Tier } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { EffectSums, lastMonth, MOST_ROWS, type PolicyEffect } from '../../kernel/policy-effect.ts';
import { bonusOf, earned } from '../domain/accrual.ts';
import type { ProgrammeNumbers } from '../domain/policy.ts';

interface Row {
  tier: Tier; margin_class: MarginClass; home_base: bigint; granted: bigint; bonus: bigint; growth: bigint;
}

/**
 * What last month's orders of a programme earned, and what they would have by these rules, each at the tier its
 * member had: who would have had another tier is not told anew.
 */
export async function programmePolicyEffect(
  sql: Sql, programme: ProgrammeCode, rules: ProgrammeNumbers, now: Date,
): Promise<PolicyEffect> {
  const { from, until } = lastMonth(now, TIME_ZONE_OF[programme]);
  const rows = await sql.all<Row>`
    select o.tier, e.margin_class, e.home_base, e.granted, e.bonus, e.growth
    from order_points o join account a on a.member_id = o.member_id and a.programme = ${programme}
      join order_earning e on e.order_id = o.order_id
    where o.paid_at >= ${from} and o.paid_at < ${until} and o.state <> 'refused'
    order by o.paid_at desc, e.line_id limit ${MOST_ROWS}`;
  const sums = new EffectSums();
  for (const row of rows) {
    const { points, growth } = rules.rates[row.margin_class];
    const after = earned(row.home_base, points);
    const of = { currency: null, marginClass: row.margin_class };
    sums.add({ ...of, measure: 'points' }, row.granted, after);
    sums.add({ ...of, measure: 'bonus' }, row.bonus, bonusOf(after, rules.tiers[row.tier].bonusPercent));
    sums.add({ ...of, measure: 'growth' }, row.growth, earned(row.home_base, growth));
  }
  return { from, until, isWhole: rows.length < MOST_ROWS, sums: sums.all() };
}
