import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../database/sql.ts';
import { KERNEL_PEOPLE, type Given, type PeopleTables } from '../merges/people.ts';
import { belongsTo } from './erase-rows.ts';
import { waitForParting } from './taken-for-another.ts';

/** Rows of one table that are about a person, as they stand; `more`: it has more than were given. */
export interface GivenTable {
  readonly table: string;
  readonly rows: readonly unknown[];
  readonly more: boolean;
}

/** Of each table, the newest by nothing in particular: who has more is told so. */
const MOST_ROWS = 5_000;

/** What a room keeps of a person under all its ids, for the person itself. */
export async function giveRows(
  sql: Sql, people: PeopleTables, ids: readonly string[],
): Promise<GivenTable[]> {
  await waitForParting(sql, ids);
  const tables = new Map<string, { given: Given; ways: RawBuilder<unknown>[] }>();
  const note = (table: string, given: Given, where: RawBuilder<unknown>): void => {
    if (isNothing(given)) return;
    const known = tables.get(table) ?? { given, ways: [] };
    tables.set(table, { given: known.given, ways: [...known.ways, where] });
  };
  for (const [name, { given, parts = [] }] of Object.entries({ ...KERNEL_PEOPLE, ...people })) {
    const [table, column] = name.split('.') as [string, string];
    const where = fragment`${fragment.ref(column)} = any(${[...ids]}::uuid[])`;
    note(table, given, where);
    for (const part of parts) note(part.table, part.given, belongsTo(part, { table, where }));
  }
  const given: GivenTable[] = [];
  for (const [table, { given: columns, ways }] of tables) {
    const rows = await sql.all<{ row: unknown }>`
      select to_jsonb(t) as row from (select ${shown(columns)} from ${fragment.table(table)}
        where ${fragment.join(ways, fragment` or `)} limit ${MOST_ROWS + 1}) t`;
    if (rows.length > 0) {
      given.push({ table, rows: rows.slice(0, MOST_ROWS).map(({ row }) => row), more: rows.length > MOST_ROWS });
    }
  }
  return given;
}

const isNothing = (given: Given): given is { readonly not: string } =>
  typeof given === 'object' && 'not' in given;

function shown(given: Given): RawBuilder<unknown> {
  return Array.isArray(given)
    ? fragment.join(given.map((column: string) => fragment.ref(column))) : fragment`*`;
}
