import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { isCarried, mayBeCarried, readEarlier } from './carried.ts';
import { isOutdated, type SettledMonth } from './countable.ts';
import { decidedToCarry } from './decided.ts';
import { isAsItStands, linesApart, rebatesApart } from './rebate-sides.ts';
import type { StatementRow } from './statements.ts';

/** What was being written while a run began may have been booked before it. */
const IN_FLIGHT_MS = 10 * 60_000;

/** Why these drafts are not what the month has come to since they were run; null: they are. */
export async function staleBecause(
  sql: Sql, month: SettledMonth, drafts: readonly StatementRow[],
): Promise<string | null> {
  const changed = await carriesOtherwise(sql, month, drafts);
  if (changed) return changed;
  const ids = drafts.map(({ id }) => id);
  const begun = await sql.one<{ at: Date }>`select coalesce(max(started_at), 'epoch'::timestamptz) as at
    from statement_run where region = ${month.region} and month = ${month.month}`;
  if (await isOutdated(sql, month, ids, new Date(begun.at.getTime() - IN_FLIGHT_MS))) {
    return 'Rebates of the month changed since it was run.';
  }
  return await isDecidedOtherwise(sql, month, drafts) ? 'A dispute was decided since the month was run.' : null;
}

/** What a draft carries, and that nobody who owes is without one. */
async function carriesOtherwise(sql: Sql, month: SettledMonth, drafts: readonly StatementRow[]) {
  const earlier = new Map((await readEarlier(sql, month)).map((row) => [`${row.franchise_id} ${row.currency}`, row]));
  const differs = drafts.find((draft) => {
    const was = earlier.get(`${draft.franchiseId} ${draft.currency}`);
    return (was && isCarried(was) ? was.id : null) !== draft.carriedFrom;
  });
  if (differs) return `What ${differs.number} carries changed.`;
  const has = new Set((await sql.all<{ key: string }>`select concat(franchise_id, ' ', currency) as key from statement
    where region = ${month.region} and month = ${month.month}`).map(({ key }) => key));
  const without = [...earlier].find(([key, was]) => mayBeCarried(was) && !has.has(key));
  return without ? `${without[1].code} owes something and has no statement.` : null;
}

/** Lines that a decision made worth more or less, and decisions that are on no statement yet. */
async function isDecidedOtherwise(sql: Sql, month: SettledMonth, drafts: readonly StatementRow[]): Promise<boolean> {
  const ready = new Set(drafts.map(({ franchiseId, currency }) => `${franchiseId} ${currency}`));
  const keyOf = (row: { franchise_id: string; currency: string }) => `${row.franchise_id} ${row.currency}`;
  if ((await decidedToCarry(sql, month)).some((row) => ready.has(keyOf(row)))) return true;
  const ids = drafts.map(({ id }) => id);
  const apart = await rebatesApart(sql, fragment`exists (select 1 from statement_line o
    where o.rebate_id = l.rebate_id and o.statement_id = any(${ids}::uuid[]) and o.decision_of is null)`);
  return (await linesApart(sql, month, apart)).some((row) => row.statementId !== null && ids.includes(row.statementId)
    && !isAsItStands(row));
}
