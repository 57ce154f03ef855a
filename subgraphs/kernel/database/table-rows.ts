import { sql as fragment, type RawBuilder } from 'kysely';
import { toJson } from '../json.ts';
import type { RowOf, Table } from './define-table.ts';

interface Selection<T extends Table> {
  /** Under which name the table is read; its own if none is said. */
  readonly as?: string;
  readonly only?: readonly (keyof RowOf<T> & string)[];
}

/**
 * The columns of a table as the properties of its rows:
 *
 *     sql.all<RowOf<typeof itemTable>>`select ${columnsOf(itemTable)} from item where …`
 */
export function columnsOf<T extends Table>(
  { table }: T, { as = table.name, only }: Selection<T> = {},
): RawBuilder<unknown> {
  const chosen: readonly string[] | undefined = only;
  return fragment.raw(table.columns.filter(({ property }) => chosen?.includes(property) ?? true)
    .map(({ name, property, type }) =>
      // The driver reads lists of text, of ids it does not.
      `${as}.${name}${type === 'uuid[]' ? '::text[]' : ''} as "${property}"`).join(', '));
}

/** What `on conflict … do update set` sets to what would have been written. */
export function takenFrom<T extends Table>(
  { table }: T, properties: readonly (keyof RowOf<T> & string)[],
): string {
  return properties.map((property) => {
    const { name } = table.columns.find((column) => column.property === property)!;
    return `${name} = excluded.${name}`;
  }).join(', ');
}

/** Rows by their columns, with those that one of them at least speaks of. */
export function written(
  { table }: Table, rows: readonly object[],
): { columns: Record<string, string>; rows: Record<string, unknown>[] } {
  const given = rows as readonly Readonly<Record<string, unknown>>[];
  const spoken = table.columns.filter(({ property }) =>
    given.some((row) => row[property] !== undefined));
  return {
    columns: Object.fromEntries(spoken.map(({ name, type }) => [name, type])),
    rows: given.map((row) => Object.fromEntries(spoken.map(({ name, property, type }) => {
      const value = row[property] ?? null;
      return [name, type === 'jsonb' && value !== null ? toJson(value) : value];
    }))),
  };
}
