import { sql as fragment } from 'kysely';
import type { ProgrammeCode } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { FxRate } from '../domain/accrual.ts';
import type { WorthRate } from '../domain/worth.ts';

export interface RateQuestion {
  /** Whose table; Macau counts with Hong Kong. */
  readonly region: ProgrammeCode;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

export function rateKey({ region, from, to, at }: RateQuestion): string {
  return `${region} ${from} ${to} ${at.getTime()}`;
}

/** One that was taken back later was in force until then, also where another has its moment by now. */
const IN_TIME = fragment.raw('(withdrawn_at is null or withdrawn_at > q.at)');

/** The home region's rate in force at payment, for each question that has one that is not too old. */
export async function findRates(
  sql: Sql, questions: readonly RateQuestion[],
): Promise<Map<string, FxRate>> {
  if (questions.length === 0) return new Map();
  const rows = await sql.all<RateQuestion & { rate: string; table_id: string }>`
    select q.region, q.from, q.to, q.at, r.rate, r.table_id from unnest(
      ${questions.map((q) => q.region)}::text[], ${questions.map((q) => q.from)}::text[],
      ${questions.map((q) => q.to)}::text[], ${questions.map((q) => q.at)}::timestamptz[])
      as q (region, "from", "to", at)
    cross join lateral (select rate, table_id, valid_until from fx_rate where home_region = q.region
      and from_currency = q.from and to_currency = q.to and effective_at <= q.at and ${IN_TIME}
      order by effective_at desc, withdrawn_at, table_id desc limit 1) r
    where r.valid_until > q.at`;
  return new Map(rows.map((row) => [rateKey(row),
    { rate: row.rate, tableId: row.table_id, from: row.from, to: row.to }]));
}

/**
 * What converts the worth of points at each moment: the home programme's own rate into that currency, else
 * that of the table whose home currency it is, else the home programme's rate the other way round.
 */
export async function findWorthRates(
  sql: Sql, questions: readonly RateQuestion[],
): Promise<Map<string, WorthRate>> {
  if (questions.length === 0) return new Map();
  const rows = await sql.all<RateQuestion & WorthRate>`
    select q.region, q.from, q.to, q.at, r.rate, r.inverse from unnest(
      ${questions.map((q) => q.region)}::text[], ${questions.map((q) => q.from)}::text[],
      ${questions.map((q) => q.to)}::text[], ${questions.map((q) => q.at)}::timestamptz[])
      as q (region, "from", "to", at)
    cross join lateral (select f.rate, f.from_currency = q.to as inverse from fx_rate f
      where f.effective_at <= q.at and ${IN_TIME}
        and (f.from_currency = q.from and f.to_currency = q.to
          or f.home_region = q.region and f.from_currency = q.to and f.to_currency = q.from)
      order by f.from_currency = q.to, f.home_region <> q.region, f.effective_at desc,
        f.withdrawn_at, f.table_id desc limit 1) r`;
  return new Map(rows.map((row) => [rateKey(row), { rate: row.rate, inverse: row.inverse }]));
}
