import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { maturityOf, type Maturity } from '../../domain/maturity/checklist.ts';
import { policyAt } from '../../domain/policy.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { pointsReport } from '../points-report.ts';

/** Days looked at, by the calendar of the programme. */
export const MATURITY_DAYS = 90;

/** From the rules in force and the sums by day: cost does not grow with the number of members. */
export async function programmeMaturity(sql: Sql, programme: string, now: Date): Promise<Maturity | null> {
  const own = (await loadPolicies(sql)).filter((policy) => policy.programme === programme);
  const report = await pointsReport(sql, programme, null, now);
  if (own.length === 0 || !report) return null;
  const { rules, zone } = policyAt(own, programme, now);
  const { kinds, redeemed } = await sql.one<{ kinds: string[]; redeemed: bigint }>`
    select coalesce(array_agg(distinct kind), '{}') as kinds,
      coalesce(sum(amount) filter (where account = 'redeemed'), 0)::bigint as redeemed
    from ledger_day where programme = ${programme} and amount <> 0
      and day > ${dayText(localDay(now, zone))}::date - ${MATURITY_DAYS}::int`;
  const { bps, isLow } = report.burn;
  const versions = own.filter(({ effectiveFrom }) => effectiveFrom <= now).length;
  return maturityOf({ rules, versions, kinds, redeemed, burnIsLow: bps === null ? null : isLow });
}
