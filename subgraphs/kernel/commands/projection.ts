import type { Columns } from '../database/sql.ts';
import { accepted } from '../outcome.ts';
import { defineBatchCommand, type BatchCommand } from './command.ts';

/** A fact of another subgraph as it tells it; absent counts as the oldest. */
interface Versioned {
  readonly version?: bigint;
}

export interface Projection<Told extends Versioned, Row extends object> {
  /** Of the command: `orders.keep-items`. */
  readonly name: string;
  readonly table: string;
  readonly key: keyof Row & string;
  /** As many as the row has, and `version: 'bigint'`. */
  readonly columns: Columns<Row & Required<Versioned>>;
  rowOf(told: Told, now: Date): Row;
  /** Columns whose new value depends on the one there: SQL over `old` and `excluded`. */
  readonly keeping?: Readonly<Record<string, string>>;
}

/**
 * A copy of what another subgraph says about its things, one row each, written only here. The newer
 * version wins, so doubled, late and reordered tellings end in the same row and no key is kept of
 * them; rows are written in order of their key so that two batches cannot deadlock.
 */
export function defineProjection<Told extends Versioned, Row extends object>(
  { name, table, key, columns, rowOf, keeping = {} }: Projection<Told, Row>,
): BatchCommand<Told, null, never> {
  const others = Object.keys(columns).filter((column) => column !== key);
  return defineBatchCommand<Told, null, never>({
    name, maxBatch: 1000, versioned: true,
    executeAll: async (tx, requests) => {
      const rows = newestOf(requests.map(({ input }) =>
        ({ ...rowOf(input, tx.now), version: input.version ?? 0n })), (row) => String(row[key]));
      await tx.sql.insertRows(`${table} as old`, columns, rows, `on conflict (${key}) do update
        set ${others.map((column) => (
          `${column} = ${keeping[column] ?? `excluded.${column}`}`)).join(', ')}
        where old.version < excluded.version`);
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
