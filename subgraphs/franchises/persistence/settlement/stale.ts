import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { isCarried, readEarlier } from './carried.ts';
import { outdatedDrafts, type Ran, type SettledMonth } from './countable.ts';
import { decidedToCarry } from './decided.ts';
import { isAsItStands, linesApart, rebatesApart } from './rebate-sides.ts';
import type { StatementRow } from './statements.ts';

/** What was being written while a run began may have been booked before it. */
const IN_FLIGHT_MS = 10 * 60_000;

/**
 * Why drafts are not what the month has come to since they were run, by their ids: these wait, the others do not. What
 * was written after the run is late and stands in the next, as does what nobody owed when it ran.
 */
export async function staleDrafts(
  sql: Sql, month: SettledMonth, drafts: readonly StatementRow[],
): Promise<Map<string, string>> {
  const ids = drafts.map(({ id }) => id);
  const outdated = await outdatedDrafts(sql, month, ids, await lastRun(sql, month));
  const because = (stale: readonly string[], why: string) => stale.map((id) => [id, why] as const);
  return new Map([
    ...because(await decidedOtherwise(sql, month, drafts), 'A dispute was decided since the month was run.'),
    ...because(outdated, 'Rebates of the month changed since it was run.'),
    ...because(await carryOtherwise(sql, month, drafts), 'What the statement carries changed.'),
  ]);
}

async function lastRun(sql: Sql, { region, month }: SettledMonth): Promise<Ran> {
  const run = await sql.one<{ started_at: Date; finished_at: Date }>`select started_at, finished_at from statement_run
    where region = ${region} and month = ${month} and finished_at is not null
    order by started_at desc, id desc limit 1`;
  return { since: new Date(run.started_at.getTime() - IN_FLIGHT_MS), until: run.finished_at };
}

async function carryOtherwise(sql: Sql, month: SettledMonth, drafts: readonly StatementRow[]): Promise<string[]> {
  const earlier = new Map((await readEarlier(sql, month)).map((row) => [`${row.franchise_id} ${row.currency}`, row]));
  return drafts.filter((draft) => {
    const was = earlier.get(`${draft.franchiseId} ${draft.currency}`);
    return (was && isCarried(was) ? was.id : null) !== draft.carriedFrom;
  }).map(({ id }) => id);
}

/** With lines that a decision made worth more or less, or decisions that are on no statement yet. */
async function decidedOtherwise(sql: Sql, month: SettledMonth, drafts: readonly StatementRow[]): Promise<string[]> {
  const carried = new Set((await decidedToCarry(sql, month)).map((row) => `${row.franchise_id} ${row.currency}`));
  const lack = drafts.filter(({ franchiseId, currency }) => carried.has(`${franchiseId} ${currency}`))
    .map(({ id }) => id);
  const ids = drafts.map(({ id }) => id);
  const apart = await rebatesApart(sql, fragment`exists (select 1 from statement_line o
    where o.rebate_id = l.rebate_id and o.statement_id = any(${ids}::uuid[]) and o.decision_of is null)`);
  const other = (await linesApart(sql, month, apart)).flatMap((row) =>
    (row.statementId !== null && ids.includes(row.statementId) && !isAsItStands(row) ? [row.statementId] : []));
  return [...lack, ...other];
}
