import { sql, type Kysely, type QueryResult } from 'kysely';
import { refuseAbandoned } from '../hang-up.ts';

/**
 * Set-wise SQL over plain rows: the road of all reads, and of writes that touch many rows.
 *
 *     const rows = await db.all<{ id: string }>`select id from lot where member_id = any(${ids})`;
 *
 * Values become parameters (arrays become PostgreSQL arrays), fragments made with `sql` nest.
 * int8 arrives as bigint, timestamptz as Date, date and numeric as string.
 */
export class Sql {
  // Rows are typed at each query, beside the columns it selects.
  readonly kysely: Kysely<any>;
  readonly #signal: AbortSignal | undefined;

  constructor(kysely: Kysely<any>, signal?: AbortSignal) {
    this.kysely = kysely;
    this.#signal = signal;
  }

  /** The same road for one request: once it is given up, no further statement is begun. */
  until(signal: AbortSignal | undefined): Sql {
    return signal ? new Sql(this.kysely, signal) : this;
  }

  #send<Row>(parts: TemplateStringsArray, values: unknown[]): Promise<QueryResult<Row>> {
    refuseAbandoned(this.#signal);
    return sql<Row>(parts, ...values).execute(this.kysely);
  }

  async all<Row>(parts: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> {
    return (await this.#send<Row>(parts, values)).rows;
  }

  /** The first row or null. */
  async maybe<Row>(parts: TemplateStringsArray, ...values: unknown[]): Promise<Row | null> {
    return (await this.#send<Row>(parts, values)).rows[0] ?? null;
  }

  /** The first row; its absence is a bug. */
  async one<Row>(parts: TemplateStringsArray, ...values: unknown[]): Promise<Row> {
    const row = (await this.#send<Row>(parts, values)).rows[0];
    if (row === undefined) throw new Error(`expected a row: ${parts.join('?').slice(0, 120)}`);
    return row;
  }

  /** How many rows a write touched. */
  async run(parts: TemplateStringsArray, ...values: unknown[]): Promise<number> {
    const result = await this.#send(parts, values);
    return Number(result.numAffectedRows ?? 0n);
  }

  /**
   * Many rows in one statement by `unnest`. Keys are columns, values their PostgreSQL types.
   * jsonb values are given as JSON text.
   */
  async insertRows<Row extends object>(
    table: string,
    columns: { readonly [K in keyof Row & string]: string },
    rows: readonly Row[],
    onConflict = '',
  ): Promise<void> {
    if (rows.length === 0) return;
    const names = Object.keys(columns) as (keyof Row & string)[];
    const arrays = names.map((name) =>
      sql`${arrayText(rows.map((row) => row[name]))}::${sql.raw(columns[name])}[]`);
    await sql`insert into ${sql.raw(table)} (${sql.raw(names.join(', '))})
      select * from unnest(${sql.join(arrays)}) ${sql.raw(onConflict)}`.execute(this.kysely);
  }
}

/**
 * A PostgreSQL array as text. The driver would do it too, at several times the cost, which counts where
 * hundreds of rows are written at once. Example: ['a"b', null] is {"a\\"b",NULL}.
 */
export function arrayText(values: readonly unknown[]): string {
  return `{${values.map(itemText).join(',')}}`;
}

function itemText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') {
    return PLAIN.test(value) ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`;
  }
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (value instanceof Uint8Array) return `"\\\\x${Buffer.from(value).toString('hex')}"`;
  return itemText(JSON.stringify(value));
}

/** Needs no quotes, and is not the word NULL. */
const PLAIN = /^(?!null$)[a-z0-9_.-]+$/i;
