import type { Sql } from '../../../kernel/database/sql.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { pointsCost } from '../../domain/cost/points-cost.ts';
import type { CostDay, CostGauge } from '../../graphql/cost/cost-gauge.type.ts';
import { readGauges, type GaugeRead } from '../../persistence/cost/read-gauges.ts';
import { POINTS_PER_UNIT, type GaugeKey } from '../../persistence/cost/read-spent.ts';

export interface GaugesAsked {
  readonly region: string | null;
  /** Null: every payer. */
  readonly payer: string | null;
  readonly first: number;
}

/** Of each region head office first, then the franchises that are nearest to their cap. */
export async function costGauges(sql: Sql, { first, ...asked }: GaugesAsked, now: Date): Promise<CostGauge[]> {
  return (await readGauges(sql, asked, now)).slice(0, first).map(gaugeView);
}

function gaugeView(read: GaugeRead): CostGauge {
  const money = (minor: bigint) => moneyView(minor, read.currency);
  const { region, payer, firstDay, lastDay, bps, state, rules } = read;
  return {
    region, payer, firstDay, lastDay, bps, state, capBps: rules.costCapBps, alertBps: rules.costAlertBps,
    sales: money(read.salesMinor), cost: money(read.costMinor), points: money(read.pointsMinor),
    rewards: money(read.rewardMinor), coupons: money(read.couponMinor), benefits: money(read.benefitMinor),
    reserved: money(read.reservedMinor), allowed: money(read.allowedMinor), remaining: money(read.remainingMinor),
  };
}

export interface DaysKey extends GaugeKey {
  readonly firstDay: string;
  readonly lastDay: string;
}

interface DayRow {
  region: string; payer: string; day: string; kind: string; pointsPerUnit: number; amount: bigint; reserved: bigint;
}

/** The days of gauges on which anything was sold or given, oldest first. */
export async function costDays(sql: Sql, keys: readonly DaysKey[]): Promise<CostDay[][]> {
  const book = await readCodebook(sql);
  const rows = await sql.all<DayRow>`
    select d.region, d.payer, d.day, d.kind, d.amount, d.reserved, coalesce((
      select w.points_per_unit from point_worth w where d.kind = 'points' and w.programme = k.programme
        and w.effective_from < (d.day + 1)::timestamp at time zone k.zone
      order by w.effective_from desc limit 1), ${POINTS_PER_UNIT}) as "pointsPerUnit"
    from unnest(${keys.map((key) => key.region)}::text[], ${keys.map((key) => key.payer)}::uuid[],
      ${keys.map((key) => key.firstDay)}::date[], ${keys.map((key) => key.lastDay)}::date[],
      ${keys.map((key) => traitsOf(book, key).programme)}::text[],
      ${keys.map((key) => traitsOf(book, key).timeZone)}::text[])
      as k (region, payer, first_day, last_day, programme, zone)
    join cost_day d on d.region = k.region and d.payer = k.payer and d.day >= k.first_day and d.day <= k.last_day
    order by d.day`;
  const byGauge = Map.groupBy(rows, ({ region, payer }) => `${region} ${payer}`);
  return keys.map((key) => {
    const { currency } = book.programmeOf(key.region, new Date(`${key.lastDay}T12:00:00Z`));
    const days = Map.groupBy(byGauge.get(`${key.region} ${key.payer}`) ?? [], ({ day }) => day);
    return [...days].map(([day, parts]) => dayView(day, parts, currency));
  });
}

const traitsOf = (book: Codebook, { region, lastDay }: DaysKey) =>
  book.word('region', region, new Date(`${lastDay}T12:00:00Z`)).traits;

function dayView(day: string, parts: readonly DayRow[], currency: string): CostDay {
  const sum = (rows: readonly DayRow[]) => rows.reduce((total, { amount, reserved }) => total + amount + reserved, 0n);
  const points = parts.filter(({ kind }) => kind === 'points')
    .map(({ amount, pointsPerUnit }) => ({ points: amount, pointsPerUnit }));
  const given = parts.filter(({ kind }) => kind !== 'sales' && kind !== 'points');
  return {
    day, sales: moneyView(sum(parts.filter(({ kind }) => kind === 'sales')), currency),
    cost: moneyView(pointsCost(points, currency) + sum(given), currency),
  };
}
