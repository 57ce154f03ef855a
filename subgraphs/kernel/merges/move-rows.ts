import { sql as fragment, type RawBuilder } from 'kysely';
import type { Tx } from '../commands/command.ts';
import type { Moved } from './moved.ts';
import type { PeopleTables } from './people.ts';
import type { Merge } from './record-merge.ts';

/** Which rows of one table go to the survivor, and what else changes with them. */
export interface Move {
  readonly table: string;
  /** Names the person. */
  readonly column: string;
  /** Columns that name the row. */
  readonly key: readonly string[];
  /** Only these rows; all that name the merged id without it. */
  readonly where?: RawBuilder<unknown>;
  /** Further columns, with what they become; the tag keeps what they were. */
  readonly also?: Readonly<Record<string, RawBuilder<unknown>>>;
}

/**
 * Moves rows to the survivor and tags each (merge_move): which row, from whom, by which merge, and what
 * else it was before. What belonged to one side of a merge are the rows tagged with an id of that side
 * (person_merge tells which those are), so a merge can be undone whatever merges came after it.
 */
export async function moveRows(tx: Tx, merge: Merge, move: Move): Promise<number> {
  const { table, column, key, where, also = {} } = move;
  const named = (names: readonly string[]) => fragment.join(names.map((name) => fragment.ref(`t.${name}`)));
  const changes = Object.entries(also);
  const was = changes.length === 0 ? fragment`null::jsonb`
    : fragment`jsonb_build_object(${fragment.join(changes.flatMap(([name]) =>
      [fragment.lit(name), fragment.ref(`t.${name}`)]))})`;
  const same = fragment.join(key.map((name) =>
    fragment`${fragment.ref(`m.${name}`)} = ${fragment.ref(`was.${name}`)}`), fragment` and `);
  const rows = await tx.sql.all`
    with was as (select ${named(key)}, jsonb_build_array(${named(key)}) as row_key, ${was} as before
      from ${fragment.table(table)} t
      where t.${fragment.ref(column)} = ${merge.mergedId} and ${where ?? fragment`true`}),
    moved as (update ${fragment.table(table)} m
      set ${fragment.join([fragment`${fragment.ref(column)} = ${merge.survivorId}`,
        ...changes.map(([name, value]) => fragment`${fragment.ref(name)} = ${value}`)])}
      from was where ${same} returning was.row_key, was.before)
    insert into merge_move (merge_id, table_name, row_key, from_person_id, to_person_id, before, moved_at)
    select ${merge.mergeId}::uuid, ${table}::text, row_key, ${merge.mergedId}::uuid,
      ${merge.survivorId}::uuid, before, ${tx.now}::timestamptz from moved
    on conflict (merge_id, table_name, row_key) do update set to_person_id = excluded.to_person_id
    returning 1`;
  return rows.length;
}

/** Tags a row that a room changed in a way of its own. */
export async function tagRow(
  tx: Tx, merge: Merge, table: string, key: readonly string[], before: unknown,
): Promise<void> {
  await tx.sql.run`insert into merge_move
      (merge_id, table_name, row_key, from_person_id, to_person_id, before, moved_at)
    values (${merge.mergeId}, ${table}, ${JSON.stringify(key)}::jsonb, ${merge.mergedId},
      ${merge.survivorId}, ${JSON.stringify(before)}::jsonb, ${tx.now})
    on conflict (merge_id, table_name, row_key) do nothing`;
}

/**
 * Moves what a room declared as moved, but for what a command of its own moves; what is found through
 * other rows before those.
 */
export async function moveDeclared(tx: Tx, merge: Merge, people: PeopleTables): Promise<Moved> {
  const counts: Record<string, number> = {};
  const moved = Object.entries(people).flatMap(([name, said]) =>
    (said.is === 'moved' && !said.by ? [{ name, ...said }] : []));
  for (const { name, key, through } of moved.sort((a, b) => Number(!a.through) - Number(!b.through))) {
    const [table, column] = name.split('.') as [string, string];
    const where = through && fragment`t.${fragment.ref(through.column)} in (
      select ${fragment.ref(through.key)} from ${fragment.table(through.table)}
      where ${fragment.ref(column)} = ${merge.mergedId})`;
    counts[table] = await moveRows(tx, merge, { table, column, key, ...(where ? { where } : {}) });
  }
  return counts;
}
