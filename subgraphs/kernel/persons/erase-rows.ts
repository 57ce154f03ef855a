import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../database/sql.ts';
import { KERNEL_PEOPLE, type Erased, type PeopleTables } from '../merges/people.ts';

/** What was done to one table of a room: `kept` says why its rows stay. */
export interface ErasedTable {
  readonly table: string;
  readonly deleted: number;
  readonly blanked: number;
  readonly kept: string | null;
}

/** Rows of a table, and why they are somebody's. */
interface Rows {
  readonly table: string;
  readonly where: RawBuilder<unknown>;
}

/**
 * Erases all that a room keeps of a person, who may have several ids since merges: as the room declares it,
 * then the audit trail and the stored results of what the person did by itself. Audit records stay with
 * who did what and when; what was written and why, which may tell of the person, goes.
 */
export async function eraseRows(
  sql: Sql, people: PeopleTables, ids: readonly string[],
): Promise<ErasedTable[]> {
  const done = new Map<string, ErasedTable>();
  const note = (table: string, more: Partial<ErasedTable>): void => {
    const was = done.get(table) ?? { table, deleted: 0, blanked: 0, kept: null };
    done.set(table, { table, deleted: was.deleted + (more.deleted ?? 0),
      blanked: was.blanked + (more.blanked ?? 0), kept: more.kept ?? was.kept });
  };
  for (const [name, { erased, parts = [] }] of Object.entries({ ...KERNEL_PEOPLE, ...people })) {
    const [table, column] = name.split('.') as [string, string];
    const rows = { table, where: fragment`${fragment.ref(column)} = any(${[...ids]}::uuid[])` };
    for (const part of parts) {
      note(part.table, await erase(sql, { table: part.table, where: belongsTo(part, rows) }, part.erased));
    }
    note(table, await erase(sql, rows, erased));
  }
  note('audit_record', { blanked: await sql.run`update audit_record
    set before = null, after = null, reason = null where subject_id = any(${[...ids]}::uuid[])` });
  note('idempotency', { deleted: await sql.run`delete from idempotency
    where actor_id = any(${[...ids]}::text[])` });
  return [...done.values()].filter((one) => one.deleted + one.blanked > 0 || one.kept);
}

export const belongsTo = (
  { column, of }: { readonly column: string; readonly of: string }, { table, where }: Rows,
): RawBuilder<unknown> => fragment`${fragment.ref(column)} in (
  select ${fragment.ref(of)} from ${fragment.table(table)} where ${where})`;

async function erase(
  sql: Sql, { table, where }: Rows, erased: Erased,
): Promise<Partial<ErasedTable>> {
  if (erased.does === 'kept') return { kept: erased.why };
  const named = fragment.table(table);
  if (erased.audited) {
    await sql.run`update audit_record set reason = null where subject_id in (
      select ${fragment.ref(erased.audited)} from ${named} where ${where})`;
  }
  if (erased.does === 'deleted') return { deleted: await sql.run`delete from ${named} where ${where}` };
  const set = fragment.join(Object.entries(erased.columns).map(([column, value]) =>
    fragment`${fragment.ref(column)} = ${fragment.raw(value)}`));
  return { blanked: await sql.run`update ${named} set ${set} where ${where}` };
}
