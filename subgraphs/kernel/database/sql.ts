import { sql, type Kysely, type QueryResult } from 'kysely';
import { refuseAbandoned } from '../server/hang-up.ts';

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
    return sql<Row>(parts, ...values.map(parameter)).execute(this.kysely);
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
   * Many rows in one statement by `unnest`; a column with the same value in all of them travels once.
   * Keys are columns, values their PostgreSQL types. jsonb values are given as JSON text.
   */
  async insertRows<Row extends object>(
    table: string,
    columns: { readonly [K in keyof Row & string]: string },
    rows: readonly Row[],
    onConflict = '',
  ): Promise<void> {
    if (rows.length === 0) return;
    const names = Object.keys(columns) as (keyof Row & string)[];
    const first = rows[0]!;
    const varying = names.filter((name) => !rows.every((row) => isSame(row[name], first[name])));
    const chosen = names.map((name) => (varying.includes(name)
      ? sql.raw(name) : sql`${textOf(first[name])}::${sql.raw(columns[name])}`));
    const arrays = varying.map((name) =>
      sql`${arrayText(rows.map((row) => row[name]))}::${sql.raw(columns[name])}[]`);
    const from = varying.length === 0 ? sql`generate_series(1, ${rows.length}::int)`
      : sql`unnest(${sql.join(arrays)}) as t(${sql.raw(varying.join(', '))})`;
    await sql`insert into ${sql.raw(table)} (${sql.raw(names.join(', '))})
      select ${sql.join(chosen)} from ${from} ${sql.raw(onConflict)}`.execute(this.kysely);
  }
}

/** Arrays as text; arrays of arrays and everything else as the driver does it. */
function parameter(value: unknown): unknown {
  return Array.isArray(value) && !value.some(Array.isArray) ? arrayText(value) : value;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime());
}

/**
 * A PostgreSQL array as text. The driver would do it too, at several times the cost, which counts where
 * hundreds of rows are written at once. Example: ['a"b', null] is {"a\\"b",NULL}.
 */
export function arrayText(values: readonly unknown[]): string {
  return `{${values.map(itemText).join(',')}}`;
}

function itemText(value: unknown): string {
  const text = textOf(value);
  if (text === null) return 'NULL';
  return PLAIN.test(text) ? text : `"${text.replace(ESCAPED, '\\$&')}"`;
}

/** A value as PostgreSQL reads it from text. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return JSON.stringify(value);
}

const ESCAPED = /[\\"]/g;
/** Needs no quotes, and is not the word NULL. */
const PLAIN = /^(?!null$)[a-z0-9_.-]+$/i;
