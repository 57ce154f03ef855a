import type { MarginClass, ProgrammeCode, Tier } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { EffectSums, lastMonth, MOST_ROWS, type PolicyEffect } from '../../kernel/policy-effect.ts';
import { bonusOf, earned } from '../domain/accrual.ts';
import { versionOf, type Policy, type ProgrammeNumbers } from '../domain/policy.ts';
import { bonusPercentOf, isSameList, ratesOf, tierIn } from '../domain/tiers/tier-list.ts';
import { loadPolicies } from '../persistence/policies.ts';

interface Row {
  tier: Tier; policy_version: number; paid_at: Date; margin_class: MarginClass; home_base: bigint;
  kept: bigint; bonus: bigint; growth: bigint;
}

/**
 * What is left of what last month's orders of a programme earned, after returns, and what would be by these rules,
 * each at the tier its member had, or what that one is among other tiers: who would have had another tier is not
 * told anew.
 */
export async function programmePolicyEffect(
  sql: Sql, programme: ProgrammeCode, rules: ProgrammeNumbers, now: Date,
): Promise<PolicyEffect> {
  const own = (await loadPolicies(sql)).filter((policy) => policy.programme === programme);
  const rates = { ...own.at(-1)!.rules.rates, ...rules.rates };
  const { from, until } = lastMonth(now, own[0]!.zone);
  const rows = await sql.all<Row>`
    select o.tier, o.policy_version, o.paid_at, e.margin_class,
      case when e.base = 0 then 0::bigint
        else div(e.home_base::numeric * greatest(e.remaining_base, 0), e.base)::bigint end as home_base,
      e.kept, e.bonus_kept as bonus, e.growth_kept as growth
    from order_points o join account a on a.member_id = o.member_id and a.programme = ${programme}
      join order_earning e on e.order_id = o.order_id
    where o.paid_at >= ${from} and o.paid_at < ${until} and o.state <> 'refused'
      and (o.programme is null or o.programme = a.programme)
    order by o.paid_at desc, e.line_id limit ${MOST_ROWS}`;
  const sums = new EffectSums();
  for (const row of rows) {
    const { points, growth } = ratesOf(row.margin_class, { rates });
    const after = earned(row.home_base, points);
    const of = { currency: null, marginClass: row.margin_class };
    sums.add({ ...of, measure: 'points' }, row.kept, after);
    sums.add({ ...of, measure: 'bonus' }, row.bonus, bonusOf(after, bonusAmong(rules, row, own)));
    sums.add({ ...of, measure: 'growth' }, row.growth, earned(row.home_base, growth));
  }
  return { from, until, isWhole: rows.length < MOST_ROWS, sums: sums.all() };
}

function bonusAmong(rules: ProgrammeNumbers, row: Row, own: readonly Policy[]): number {
  const { rules: before } = versionOf(own, row.policy_version, row.paid_at);
  return bonusPercentOf(isSameList(before, rules) ? row.tier : tierIn(rules, row.tier, before), rules);
}
