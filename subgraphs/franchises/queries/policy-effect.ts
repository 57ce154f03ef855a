import type { MarginClass } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { EffectSums, lastMonth, MOST_ROWS, type PolicyEffect } from '../../kernel/policy-effect.ts';
import type { FranchiseRules } from '../domain/policy.ts';
import { rebateOf } from '../domain/rebate.ts';

interface Row {
  currency: string; margin_class: MarginClass; base_minor: bigint; cost_minor: bigint | null;
  accrued_minor: bigint;
}

/**
 * Last month's rebates as they accrued, and as these rules make them. Of lines that earned none, by a rate of
 * zero or a class without one, nothing is kept: a rate that rises from there is not seen here.
 */
export async function franchisePolicyEffect(
  sql: Sql, rules: FranchiseRules, now: Date,
): Promise<PolicyEffect> {
  const { from, until } = lastMonth(now, 'Asia/Shanghai');
  const rows = await sql.all<Row>`
    select currency, margin_class, base_minor, cost_minor, accrued_minor from rebate
    where paid_at >= ${from} and paid_at < ${until} and superseded_at is null
    order by paid_at desc, id desc limit ${MOST_ROWS}`;
  const sums = new EffectSums();
  for (const row of rows) {
    const after = rebateOf({
      marginClass: row.margin_class, baseMinor: row.base_minor, remainingBaseMinor: row.base_minor,
      costMinor: row.cost_minor,
    }, { rules });
    sums.add({ measure: 'rebate', currency: row.currency, marginClass: row.margin_class },
      row.accrued_minor, after?.minor ?? 0n);
  }
  return { from, until, isWhole: rows.length < MOST_ROWS, sums: sums.all() };
}
