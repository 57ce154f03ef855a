import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { newId } from '../../kernel/ids.ts';
import type { NewRowOf, RowOf } from '../../kernel/database/define-table.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { dueAt, nextPassing, settle, type Passed } from '../domain/complaints/timers.ts';
import { complaintEntryTable } from './tables/complaint-entry.table.ts';
import { complaintTable } from './tables/complaint.table.ts';

export type ComplaintRow = RowOf<typeof complaintTable>;
export const COMPLAINT_COLUMNS = columnsOf(complaintTable, { as: 'c' });

type Entry = Omit<NewRowOf<typeof complaintEntryTable>, 'id' | 'complaintId'>;

/** One complaint, locked; with what the clock has brought since it was written. */
export async function lockComplaint(tx: Tx, id: string) {
  const row = await tx.sql.maybe<ComplaintRow>`
    select ${COMPLAINT_COLUMNS} from complaint c where c.id = ${id} for update`;
  return row && settle(row, tx.now);
}

/** Writes a new complaint, or what became of one. */
export async function writeComplaint(tx: Tx, row: ComplaintRow): Promise<void> {
  const now = { ...row, dueAt: dueAt(row), nextPassingAt: nextPassing(row) };
  const changing = complaintTable.table.columns.filter(({ property }) => property !== 'id')
    .map(({ name }) => `${name} = excluded.${name}`).join(', ');
  await tx.sql.insertInto(complaintTable, [now], `on conflict (id) do update set ${changing}`);
}

/** What happened, in the order of its happening. */
export async function writeEntries(tx: Tx, complaintId: string, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) {
    // One after the other: the order of the rows is that of the history.
    await tx.sql.insertInto(complaintEntryTable, [{ ...entry, id: newId(tx.now), complaintId }]);
  }
}

/** What the clock brought stands in the history and is told. */
export async function writePassed(tx: Tx, row: ComplaintRow, passed: readonly Passed[]): Promise<void> {
  await writeEntries(tx, row.id, passed.map(({ kind, at }) => ({ kind, at, by: null, text: null })));
  for (const { kind, at } of passed) {
    if (kind === 'escalated') tellEscalated(tx, row, at, true);
    if (kind === 'breached' || kind === 'resolution_missed') {
      tx.emit('complaint.breached.v1', row.id, {
        ...aboutOf(row), missed: kind === 'breached' ? 'first_answer' : 'resolution', at,
      } satisfies EventPayloads['complaint.breached.v1']);
    }
  }
}

export function tellEscalated(tx: Tx, row: ComplaintRow, at: Date, byTimer: boolean): void {
  tx.emit('complaint.escalated.v1', row.id, {
    ...aboutOf(row), at, byTimer,
  } satisfies EventPayloads['complaint.escalated.v1']);
}

/** What every event of a complaint says; never its words. */
export function aboutOf(row: ComplaintRow) {
  return {
    complaintId: row.id, kind: row.kind, memberId: row.memberId, franchiseId: row.franchiseId,
    outletId: row.outletId, receivedAt: row.receivedAt,
  };
}
