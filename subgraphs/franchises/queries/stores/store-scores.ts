import { sql as fragment } from 'kysely';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import {
  EXCELLENT_WEIGHT, SMALLEST_GROUP, scoreOf, weighted, type ScorePart,
} from '../../domain/stores/store-score.ts';
import type { PublicStoreWeight, StoreScore, StoreScorePart } from '../../graphql/stores/store-score.type.ts';
import { storeScoreTable } from '../../persistence/tables/store-score.table.ts';

type Row = RowOf<typeof storeScoreTable>;
const COLUMNS = columnsOf(storeScoreTable, { as: 's' });

/**
 * A franchise knows its buyers: of a few of them, how many are members says of some who is. Then it has neither those
 * parts nor the sum and the place that would give them away.
 */
function viewOf(row: Row, isPartner: boolean): StoreScore {
  const shares = {
    repurchase: { good: Number(row.repurchaseGood), all: Number(row.repurchaseAll) },
    enrolment: { good: Number(row.enrolmentGood), all: Number(row.enrolmentAll) },
    complaints: { good: Number(row.complaintsGood), all: Number(row.complaintsAll) },
    data: { good: Number(row.dataGood), all: Number(row.dataAll) },
  };
  const { percent } = scoreOf(shares);
  const part = (name: ScorePart): StoreScorePart => (
    { ...shares[name], percent: percent[name], adds: weighted(name, percent[name]) });
  const ofMembers = (name: 'repurchase' | 'enrolment') => (
    isPartner && shares[name].all < SMALLEST_GROUP ? null : part(name));
  const [repurchase, enrolment] = [ofMembers('repurchase'), ofMembers('enrolment')];
  const whole = repurchase && enrolment ? { score: row.score, place: row.place } : { score: null, place: null };
  return {
    quarter: row.quarter, region: row.region, ...whole, isExcellent: row.excellent,
    from: row.fromAt, until: row.toAt, honouredUntil: row.honouredUntil, scoredAt: row.scoredAt,
    repurchase, enrolment, complaints: part('complaints'), data: part('data'),
    outletUuid: row.outletId,
  };
}

/** The last twenty quarters of each store, newest first; of others than its own a franchise has none. */
export async function scoresByOutlet(sql: Sql, outletIds: readonly string[]): Promise<StoreScore[][]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from unnest(${[...new Set(outletIds)]}::uuid[]) as asked(id)
    cross join lateral (select * from store_score where outlet_id = asked.id order by quarter desc limit 20) s
    order by s.quarter desc`;
  const byOutlet = Map.groupBy(rows, ({ outletId }) => outletId);
  return outletIds.map((id) => (byOutlet.get(id) ?? []).map((row) => viewOf(row, sql.restricted)));
}

/** The quarters of a region that were scored, newest first, at most twenty. */
export async function scoredQuarters(sql: Sql, region: string): Promise<string[]> {
  return (await sql.all<{ quarter: string }>`select distinct quarter from store_score where region = ${region}
    order by quarter desc limit 20`).map(({ quarter }) => quarter);
}

/** By place; of the newest quarter where none is named. */
export async function rankingPage(
  sql: Sql, { region, quarter }: { region: string; quarter: string | null }, bounds: PageBounds,
) {
  const named = quarter ?? (await scoredQuarters(sql, region))[0] ?? '';
  const where = fragment`s.region = ${region} and s.quarter = ${named}`;
  return pageOf(await readPage<Row>(sql, {
    // Within one quarter a store stands once.
    columns: COLUMNS, from: fragment`(select * from store_score where quarter = ${named}) s`, key: 's.outlet_id',
    arms: [{ from: fragment`store_score s`, where }],
    sort: [{ column: 's.place', type: 'bigint' }, { column: 's.outlet_id', type: 'uuid' }], descending: false,
  }, bounds), (row) => viewOf(row, sql.restricted));
}

/** Open stores of a region, excellent ones first. */
export async function storeWeights(sql: Sql, region: string, now: Date): Promise<PublicStoreWeight[]> {
  const rows = await sql.all<{ code: string; name: string; city: string; excellent: boolean; until: Date | null }>`
    select code, name, city, excellent, until from shown_stores(${region}, ${now})`;
  return rows.map(({ excellent, until, ...store }) => (
    { ...store, isExcellent: excellent, weight: excellent ? EXCELLENT_WEIGHT : 1, until: excellent ? until : null }));
}
