import { sql as fragment, type RawBuilder } from 'kysely';
import type { Tx } from '../commands/command.ts';
import type { Moved } from './moved.ts';
import type { PeopleTables } from './people.ts';
import type { Unmerge } from './record-unmerge.ts';

/** Which rows of one table go back, and what else changes with them. */
export interface MoveBack {
  readonly table: string;
  /** Names the person. */
  readonly column: string;
  /** Columns that name the row. */
  readonly key: readonly string[];
  /** Further columns, with what they become; `m` is the row. */
  readonly also?: Readonly<Record<string, RawBuilder<unknown>>>;
}

/**
 * Moves back what is tagged with an id of the side that is a person of its own again, by whatever merge; rows that
 * somebody else has by now stay there. Tags that led away from the side go with it, those within it stay.
 * Answers the keys of the rows.
 */
export async function moveBack(
  tx: Tx, unmerge: Unmerge, { table, column, key, also = {} }: MoveBack,
): Promise<unknown[][]> {
  const { ids, personId, survivorId } = unmerge;
  const ref = (name: string) => fragment.ref(name);
  const place = key.indexOf(column);
  // A key that names the person is another one with each move.
  const rowOf = (alias: string) => (place < 0 ? ref(`${alias}.row_key`)
    : fragment`${ref(`${alias}.row_key`)} - ${fragment.lit(place)}`);
  const same = fragment.join(key.filter((name) => name !== column).map((name) =>
    fragment`${ref(`m.${name}`)} = ${ref(`k.${name}`)}`), fragment` and `);
  const named = fragment.join(key.flatMap((name, index) =>
    [fragment.lit(name), fragment`tagged.row_key -> ${fragment.lit(index)}`]));
  const changes = fragment.join([fragment`${ref(column)} = ${personId}`,
    ...Object.entries(also).map(([name, value]) => fragment`${ref(name)} = ${value}`)]);
  const rows = await tx.sql.all<{ row_key: unknown[] }>`
    with tagged as materialized (select distinct row_key from merge_move
      where from_person_id = any(${[...ids]}::uuid[]) and table_name = ${table}),
    back as (update ${fragment.table(table)} m set ${changes}
      from tagged cross join lateral
        jsonb_populate_record(null::${fragment.table(table)}, jsonb_build_object(${named})) k
      where ${key.length === 1 && place === 0 ? fragment`true` : same}
        and ${ref(`m.${column}`)} = ${survivorId} returning tagged.row_key),
    untagged as (delete from merge_move v using back where v.table_name = ${table}
      and ${rowOf('v')} = ${rowOf('back')} and v.merge_id not in (
        select merge_id from person_merge where survivor_id = ${personId}))
    select row_key from back`;
  return rows.map((row) => row.row_key);
}

/** Moves back what a room declared as moved, but for what a command of its own moves. */
export async function moveDeclaredBack(
  tx: Tx, unmerge: Unmerge, people: PeopleTables,
): Promise<Moved> {
  const moved: Record<string, number> = {};
  for (const [name, said] of Object.entries(people)) {
    if (said.is !== 'moved' || said.by) continue;
    const [table, column] = name.split('.') as [string, string];
    moved[table] = (await moveBack(tx, unmerge, { table, column, key: said.key })).length;
  }
  return moved;
}
