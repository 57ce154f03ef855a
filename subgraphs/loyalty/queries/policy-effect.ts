import type { ProgrammeCode } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { EffectSums, lastMonth, MOST_ROWS, type PolicyEffect } from '../../kernel/policy-effect.ts';
import { lineUnder, type CountedLine } from '../domain/effects/line-under.ts';
import type { ProgrammeNumbers } from '../domain/policy.ts';
import { LEFT } from '../persistence/effects/effect-rows.ts';
import { loadPolicies } from '../persistence/policies.ts';

/**
 * What is left of what last month's orders of a programme earned, after returns, and what would be by these rules,
 * each at the tier its member had, or what that one is among other tiers: who would have had another tier is not
 * told anew.
 */
export async function programmePolicyEffect(
  sql: Sql, programme: ProgrammeCode, rules: ProgrammeNumbers, now: Date,
): Promise<PolicyEffect> {
  const own = (await loadPolicies(sql)).filter((policy) => policy.programme === programme);
  const standing = own.at(-1)!;
  const rates = { ...standing.rules.rates, ...rules.rates };
  const draft = { ...standing, rules: { ...standing.rules, ...rules, rates } };
  const { from, until } = lastMonth(now, standing.zone);
  const rows = await sql.all<CountedLine>`
    select o.tier, o.policy_version as "policyVersion", o.paid_at as "paidAt", e.margin_class as "marginClass",
      ${LEFT} as "homeBase", e.kept as points, e.bonus_kept as bonus, e.growth_kept as growth
    from order_points o join account a on a.member_id = o.member_id and a.programme = ${programme}
      join order_earning e on e.order_id = o.order_id
    where o.paid_at >= ${from} and o.paid_at < ${until} and o.state <> 'refused'
      and (o.programme is null or o.programme = a.programme)
    order by o.paid_at desc, e.line_id limit ${MOST_ROWS}`;
  const sums = new EffectSums();
  for (const row of rows) {
    const after = lineUnder(row, draft, own);
    for (const measure of ['points', 'bonus', 'growth'] as const) {
      sums.add({ measure, currency: null, marginClass: row.marginClass }, row[measure], after[measure]);
    }
  }
  return { from, until, isWhole: rows.length < MOST_ROWS, sums: sums.all() };
}
