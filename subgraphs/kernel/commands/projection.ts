import { columnOf, type RowOf, type Table } from '../database/define-table.ts';
import { written } from '../database/table-rows.ts';
import { accepted } from '../outcome.ts';
import { defineBatchCommand, type BatchCommand } from './command.ts';

/** A fact of another subgraph as it tells it; absent counts as the oldest. */
interface Versioned {
  readonly version?: bigint;
}

export interface Projection<Told extends Versioned, T extends Table> {
  /** Of the command: `orders.keep-items`. */
  readonly name: string;
  /** With a column `version`. */
  readonly table: T;
  readonly key: keyof RowOf<T> & string;
  rowOf(told: Told, now: Date): Omit<RowOf<T>, 'version'>;
  /** Columns whose new value depends on the one there: SQL over `old` and `excluded`. */
  readonly keeping?: { readonly [K in keyof RowOf<T>]?: string };
}

type Keyed = Readonly<Record<string, unknown>> & Required<Versioned>;

/**
 * A copy of what another subgraph says about its things, one row each, written only here. The newer
 * version wins, so doubled, late and reordered tellings end in the same row and no key is kept of
 * them; rows are written in order of their key so that two batches cannot deadlock.
 */
export function defineProjection<Told extends Versioned, T extends Table>(
  { name, table, key, rowOf, keeping = {} }: Projection<Told, T>,
): BatchCommand<Told, null, never> {
  const kept: Readonly<Record<string, string | undefined>> = keeping;
  const set = table.table.columns.filter(({ property }) => property !== key).map((column) =>
    `${column.name} = ${kept[column.property] ?? `excluded.${column.name}`}`).join(', ');
  return defineBatchCommand<Told, null, never>({
    name, maxBatch: 1000, versioned: true,
    executeAll: async (tx, requests) => {
      const newest = newestOf(requests.map(({ input }): Keyed => (
        { ...rowOf(input, tx.now), version: input.version ?? 0n })), (row) => String(row[key]));
      const { columns, rows } = written(table, newest);
      await tx.sql.insertRows(`${table.table.name} as old`, columns, rows,
        `on conflict (${columnOf(key)}) do update set ${set} where old.version < excluded.version`);
      return requests.map(() => accepted(null));
    },
  });
}

/** The newest version of each thing, in order of its key. */
export function newestOf<Thing extends Versioned>(
  things: readonly Thing[], keyOf: (thing: Thing) => string,
): Thing[] {
  const newest = new Map<string, Thing>();
  for (const thing of things) {
    const known = newest.get(keyOf(thing));
    // Without versions the last word counts.
    if (!known || (known.version ?? 0n) <= (thing.version ?? 0n)) newest.set(keyOf(thing), thing);
  }
  return [...newest.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
