import { addDays } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { decimalsOf } from '../../../kernel/money.ts';
import type { RewardRules } from '../../domain/policy.ts';
import type { Spent } from '../../domain/cost/gauge.ts';
import { pointsCost } from '../../domain/cost/points-cost.ts';
import { dayOf } from './days.ts';

/** Points that are a unit of money where loyalty has told nothing else: the rule that the house begins with. */
export const POINTS_PER_UNIT = 100;

export interface GaugeKey {
  readonly region: string;
  readonly payer: string;
}

/** Of one payer in one region: the trailing days, and the parts of their cost. */
export interface SpentParts extends Spent, GaugeKey {
  readonly currency: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly pointsMinor: bigint;
  readonly rewardMinor: bigint;
  readonly couponMinor: bigint;
  readonly benefitMinor: bigint;
  /** Of the three before: promised and not used yet. */
  readonly reservedMinor: bigint;
}

type Kind = 'sales' | 'points' | 'reward' | 'coupon' | 'benefit';

interface Row {
  payer: string; kind: Kind; pointsPerUnit: number; amount: string; reserved: string;
}

type CapRules = Pick<RewardRules, 'costWindowDays' | 'newRegionDays' | 'newRegionAllowance'>;

/** Sums of the last days, today among them; a constant number of rows, however much was sold. */
export async function readSpent(
  sql: Sql, { region, payer }: GaugeKey, book: Codebook, rules: CapRules, now: Date,
): Promise<SpentParts> {
  const [spent] = await readRegion(sql, region, [payer], book, rules, now);
  return spent!;
}

/** The same of several payers of one region, in their order. */
export async function readRegion(
  sql: Sql, region: string, payers: readonly string[], book: Codebook, rules: CapRules, now: Date,
): Promise<SpentParts[]> {
  const { costWindowDays: days } = rules;
  const zone = book.zoneOf(region, now);
  const { code: programme, currency } = book.programmeOf(region, now);
  const [firstDay, lastDay] = [dayOf(addDays(now, 1 - days), zone), dayOf(now, zone)];
  const rows = await sql.all<Row>`
    select d.payer, d.kind, coalesce(w.points_per_unit, ${POINTS_PER_UNIT}) as "pointsPerUnit",
      sum(d.amount)::text as amount, sum(d.reserved)::text as reserved
    from cost_day d left join lateral (
      select points_per_unit from point_worth where d.kind = 'points' and programme = ${programme}
        and effective_from < ((d.day + 1)::timestamp at time zone ${zone})
      order by effective_from desc limit 1) w on true
    where d.region = ${region} and d.payer = any(${[...payers]}::uuid[])
      and d.day >= ${firstDay}::date and d.day <= ${lastDay}::date
    group by 1, 2, 3`;
  const allowed = new Map((await sql.all<{ payer: string; minor: string }>`
    select payer, sum(amount_minor)::text as minor from cap_override
    where region = ${region} and payer = any(${[...payers]}::uuid[]) and state = 'approved' and ends_at > ${now}
    group by 1`).map(({ payer, minor }) => [payer, BigInt(minor)]));
  const byPayer = Map.groupBy(rows, (row) => row.payer);
  return payers.map((payer) => ({
    ...partsOf(byPayer.get(payer) ?? [], currency), region, payer, currency, firstDay, lastDay,
    allowedMinor: allowed.get(payer) ?? 0n, floorMinor: floorOf(region, currency, book, rules, now),
  }));
}

/** A region begins when its word does; what it may give then is said in its own money. */
function floorOf(region: string, currency: string, book: Codebook, rules: CapRules, now: Date): bigint {
  const began = book.versions('region', region)[0]?.effectiveFrom;
  if (!began || addDays(began, rules.newRegionDays) <= now) return 0n;
  return BigInt(rules.newRegionAllowance) * 10n ** BigInt(decimalsOf(currency));
}

function partsOf(rows: readonly Row[], currency: string) {
  const sum = (kind: Kind, column: 'amount' | 'reserved') => rows.reduce(
    (total, row) => (row.kind === kind ? total + BigInt(row[column]) : total), 0n);
  const whole = (kind: Kind) => sum(kind, 'amount') + sum(kind, 'reserved');
  const pointsMinor = pointsCost(rows.filter(({ kind }) => kind === 'points')
    .map(({ amount, pointsPerUnit }) => ({ points: BigInt(amount), pointsPerUnit })), currency);
  const [rewardMinor, couponMinor, benefitMinor] = [whole('reward'), whole('coupon'), whole('benefit')];
  return {
    salesMinor: sum('sales', 'amount'), pointsMinor, rewardMinor, couponMinor, benefitMinor,
    reservedMinor: sum('reward', 'reserved') + sum('coupon', 'reserved') + sum('benefit', 'reserved'),
    costMinor: pointsMinor + rewardMinor + couponMinor + benefitMinor,
  };
}
