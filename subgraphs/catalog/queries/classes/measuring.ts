import { dayText, localDay, startOfDay } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { catalogPolicies } from '../../persistence/policies.ts';

export interface MeasuringPeriod {
  /** Whose days and months: the first region of the house. */
  readonly region: string;
  readonly from: string;
  readonly until: string;
  readonly policyVersion: number;
}

/** The last whole months that the policy of today measures; null in a house without a region. */
export async function measuringPeriod(sql: Sql, now: Date): Promise<MeasuringPeriod | null> {
  const region = (await readCodebook(sql)).list('region', now)[0];
  if (!region) return null;
  const { version, rules: { measuredMonths } } = policyAt(await catalogPolicies.all(sql), now);
  const { timeZone } = region.traits;
  const { year, month } = localDay(now, timeZone);
  const dayOf = (at: Date) => dayText(localDay(at, timeZone));
  return {
    region: region.code, policyVersion: version,
    from: dayOf(startOfDay({ year, month: month - measuredMonths, day: 1 }, timeZone)),
    until: dayOf(new Date(startOfDay({ year, month, day: 1 }, timeZone).getTime() - 1)),
  };
}
