import type { Sql } from '../../../kernel/database/sql.ts';
import type { SettlementOpening, StatementRun } from '../../graphql/runs/run.type.ts';
import { readOpening, readOpenings } from '../../persistence/settlement/openings.ts';
import { newestRuns, runsById, type RunRow } from '../../persistence/settlement/runs.ts';

const MOST = 20;

const runView = (row: RunRow): StatementRun => ({
  region: row.region, month: row.month, askedBy: row.askedBy, startedAt: row.startedAt, rebates: Number(row.rebates),
  finishedAt: row.finishedAt, statements: row.statements, lines: row.lines === null ? null : Number(row.lines),
});

export async function runsOf(sql: Sql, region: string): Promise<StatementRun[]> {
  return (await newestRuns(sql, region, MOST)).map(runView);
}

export async function runViews(sql: Sql, ids: readonly string[]): Promise<(StatementRun | null)[]> {
  const byId = new Map((await runsById(sql, ids)).map((row) => [row.id, runView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export const openings = (sql: Sql): Promise<SettlementOpening[]> => readOpenings(sql);

export async function openingsByRegion(sql: Sql, regions: readonly string[]): Promise<(SettlementOpening | null)[]> {
  return Promise.all(regions.map((region) => readOpening(sql, region)));
}
