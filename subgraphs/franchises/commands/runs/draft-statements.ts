import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { settledBy, statementNumber } from '../../domain/settlement/statement.ts';
import type { SettledMonth, Wanted } from '../../persistence/settlement/countable.ts';
import { isCarried, mayBeCarried, readEarlier, type Earlier } from '../../persistence/settlement/carried.ts';
import { addDecided, decidedToCarry } from '../../persistence/settlement/decided.ts';
import type { RunRow } from '../../persistence/settlement/runs.ts';
import { tellStatements } from '../../persistence/settlement/statements.ts';
import { statementTable } from '../../persistence/tables/settlement/statement.table.ts';

/**
 * Drafts by whoever asked for the run. None once a later month was run: then the drafts that waited are brought up to
 * date, and what else is found is late.
 */
export async function addDrafts(tx: Tx, run: RunRow, wanted: readonly Wanted[]): Promise<void> {
  if (wanted.length === 0 || await tx.sql.maybe`select 1 from statement
    where region = ${run.region} and month > ${run.month} limit 1`) return;
  const byKey = new Map(wanted.map((row) => [`${row.franchise_id} ${row.currency}`, row]));
  await tx.sql.insertInto(statementTable, [...byKey.values()].map((row) => ({
    id: newId(tx.now), number: statementNumber(row.code, run.month, row.currency), franchiseId: row.franchise_id,
    region: run.region, month: run.month, currency: row.currency, state: 'draft' as const,
    draftedAt: tx.now, draftedBy: run.askedBy, draftedById: run.askedById, touchedBy: run.id,
  })), 'on conflict do nothing');
}

/** Whose lines a run changed, it drafted. */
export async function markTouched(tx: Tx, { id }: RunRow, statements: readonly string[]): Promise<void> {
  await tx.sql.run`update statement set touched_by = ${id}
    where id = any(${[...statements]}::uuid[]) and touched_by is distinct from ${id}`;
}

/**
 * After the last slice: who only owes has a statement too, what an earlier one left open and was decided is added, and
 * each draft gets its sums. Only those that the run changed are drafted by whoever asked for it.
 */
export async function finishRun(tx: Tx, run: RunRow, month: SettledMonth): Promise<void> {
  const owing = (await readEarlier(tx.sql, month)).filter(mayBeCarried);
  await addDrafts(tx, run, [...owing, ...await decidedToCarry(tx.sql, month)]);
  await markTouched(tx, run, await addDecided(tx, month));
  await markTouched(tx, run, await carry(tx, month, owing.filter(isCarried)));
  const { statements, lines } = await sumDrafts(tx, month);
  const changed = await tx.sql.all<{ id: string; lines: number; net_minor: bigint; carried_in_minor: bigint }>`
    update statement set version = version + 1, drafted_at = ${tx.now}, drafted_by = ${run.askedBy},
      drafted_by_id = ${run.askedById}
    where region = ${month.region} and month = ${month.month} and state = 'draft' and touched_by = ${run.id}
    returning id, lines, net_minor, carried_in_minor`;
  await tellStatements(tx, changed.map(({ id }) => id));
  for (const { id, lines: count, net_minor: netMinor, carried_in_minor: carriedInMinor } of changed) {
    tx.audit({ subjectId: id, after: { draftedBy: run.askedBy, lines: count, netMinor, carriedInMinor } });
  }
  await tx.sql.run`update statement_run set finished_at = ${tx.now}, statements = ${statements}, lines = ${lines}
    where id = ${run.id}`;
}

/** Only what is frozen is known; answers whose amount changed. */
async function carry(tx: Tx, { region, month }: SettledMonth, carried: readonly Earlier[]): Promise<string[]> {
  const rows = await tx.sql.all<{ id: string }>`update statement s
    set carried_in_minor = coalesce(t.carried, 0), carried_from = t.id
    from statement d left join unnest(${carried.map(({ id }) => id)}::uuid[],
      ${carried.map((row) => row.franchise_id)}::uuid[], ${carried.map(({ currency }) => currency)}::text[],
      ${carried.map((row) => settledBy(row.net_minor).carriedOutMinor)}::bigint[])
      as t (id, franchise_id, currency, carried) on t.franchise_id = d.franchise_id and t.currency = d.currency
    where d.id = s.id and d.region = ${region} and d.month = ${month} and d.state = 'draft'
      and (s.carried_from, s.carried_in_minor) is distinct from (t.id, coalesce(t.carried, 0))
    returning s.id`;
  return rows.map(({ id }) => id);
}

async function sumDrafts(tx: Tx, { region, month }: SettledMonth): Promise<{ statements: number; lines: bigint }> {
  await tx.sql.run`update statement s set lines = coalesce(t.lines, 0), lines_minor = coalesce(t.minor, 0)
    from statement d left join (
      select l.statement_id, count(*)::int as lines, sum(l.amount_minor) as minor
      from statement_line l join statement o on o.id = l.statement_id
      where o.region = ${region} and o.month = ${month} and o.state = 'draft' group by 1) t on t.statement_id = d.id
    where d.id = s.id and d.region = ${region} and d.month = ${month} and d.state = 'draft'
      and (s.lines, s.lines_minor) is distinct from (coalesce(t.lines, 0), coalesce(t.minor, 0)::bigint)`;
  return tx.sql.one`select count(*)::int as statements, coalesce(sum(lines), 0)::bigint as lines from statement
    where region = ${region} and month = ${month} and state = 'draft'`;
}
