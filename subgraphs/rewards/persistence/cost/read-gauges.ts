import { addDays } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { costBpsOf, gaugeState, remainingOf, type GaugeState } from '../../domain/cost/gauge.ts';
import { HEAD_OFFICE } from '../../domain/cost/payer.ts';
import type { RewardRules } from '../../domain/policy.ts';
import { rewardPolicyAt } from '../policies.ts';
import { readRegion, type GaugeKey, type SpentParts } from './read-spent.ts';

/** What a payer has spent in a region, and what the policy in force says of it. */
export interface GaugeRead extends SpentParts {
  readonly remainingMinor: bigint;
  readonly bps: number | null;
  readonly state: GaugeState;
  readonly rules: RewardRules;
}

/** Of each region head office first, then the franchises that are nearest to their cap. */
export async function readGauges(
  sql: Sql, { region, payer }: { region: string | null; payer: string | null }, now: Date,
): Promise<GaugeRead[]> {
  const book = await readCodebook(sql);
  const { rules } = await rewardPolicyAt(sql, now);
  const regions = book.list('region', now).map(({ code }) => code).filter((code) => region === null || code === region);
  const payers = await payersOf(sql, regions, payer, addDays(now, -rules.costWindowDays - 1));
  const gauges = await Promise.all(regions.map(async (code) => {
    const spent = await readRegion(sql, code, payers.get(code) ?? [], book, rules, now);
    return spent.map((one) => judged(one, rules)).toSorted(nearestFirst);
  }));
  return gauges.flat();
}

function judged(spent: SpentParts, rules: RewardRules): GaugeRead {
  return {
    ...spent, rules, remainingMinor: remainingOf(spent, rules.costCapBps), bps: costBpsOf(spent),
    state: gaugeState(spent, rules),
  };
}

async function payersOf(
  sql: Sql, regions: readonly string[], payer: string | null, since: Date,
): Promise<Map<string, string[]>> {
  if (payer !== null) return new Map(regions.map((region) => [region, [payer]]));
  const rows = await sql.all<GaugeKey>`select distinct region, payer from cost_day
    where region = any(${[...regions]}::text[]) and day >= ${since}::date and payer <> ${HEAD_OFFICE}`;
  const franchises = Map.groupBy(rows, (row) => row.region);
  return new Map(regions.map((region) => (
    [region, [HEAD_OFFICE, ...(franchises.get(region) ?? []).map((row) => row.payer)]])));
}

function nearestFirst(one: GaugeRead, other: GaugeRead): number {
  if (one.payer === HEAD_OFFICE || other.payer === HEAD_OFFICE) return one.payer === HEAD_OFFICE ? -1 : 1;
  return (other.bps ?? 0) - (one.bps ?? 0) || (one.payer < other.payer ? -1 : 1);
}
