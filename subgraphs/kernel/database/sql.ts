import { sql, type Kysely, type QueryResult, type RawBuilder } from 'kysely';
import { refuseAbandoned } from '../hang-up.ts';
import type { NewRowOf, Table } from './define-table.ts';
import { KEPT_PLAN } from './connections/kept-plans.ts';
import { written } from './table-rows.ts';

/** How statements are sent; nothing said: as the owner, planned each time, to the end. */
interface Manner {
  /** In a transaction under row-level security. */
  readonly restricted?: boolean;
  readonly keepsPlans?: boolean;
  readonly signal?: AbortSignal;
}

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
  readonly #manner: Manner;

  constructor(kysely: Kysely<any>, manner: Manner = {}) {
    this.kysely = kysely;
    this.#manner = manner;
  }

  /**
   * Whether row-level security hides rows here. Lists over a whole table then begin with
   * `person_visibility`: by the policy alone every row would be read to find the few that are seen.
   */
  get restricted(): boolean {
    return this.#manner.restricted === true;
  }

  /** The same road for one request: once it is given up, no further statement is begun. */
  until(signal: AbortSignal | undefined): Sql {
    return signal ? new Sql(this.kysely, { ...this.#manner, signal }) : this;
  }

  /**
   * The same road for reads whose text is always the same, as loaders': PostgreSQL parses and plans
   * them once a connection. Under row-level security planning takes longer than reading.
   */
  keepingPlans(): Sql {
    return new Sql(this.kysely, { ...this.#manner, keepsPlans: true });
  }

  #send<Row>(parts: TemplateStringsArray, values: unknown[]): Promise<QueryResult<Row>> {
    refuseAbandoned(this.#manner.signal);
    const statement = sql<Row>(parts, ...values.map(parameter));
    if (!this.#manner.keepsPlans) return statement.execute(this.kysely);
    // A plan is made for one role: the other one's has another name.
    return sql<Row>`${this.restricted ? AS_RESTRICTED : AS_OWNER}${statement}`.execute(this.kysely);
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

  /** Many rows in one statement; see `insertion`. */
  async insertRows<Row extends object>(
    table: string, columns: Columns<Row>, rows: readonly Row[], onConflict = '',
  ): Promise<void> {
    await insertion(table, columns, rows, onConflict)?.execute(this.kysely);
  }

  /** Rows of a defined table in one statement; what none of them speaks of has its default. */
  async insertInto<T extends Table>(
    table: T, rows: readonly NewRowOf<T>[], onConflict = '',
  ): Promise<void> {
    await insertionInto(table, rows, onConflict)?.execute(this.kysely);
  }

  /**
   * Several writes, and one `select` after them, in one round trip; none sees what another wrote, but for
   * what one with a name returns. Where hundreds of rows are written at once, waiting for answers
   * costs more than writing.
   */
  async together(
    writes: readonly (Write | NamedWrite | null)[], last = sql`select 1`,
  ): Promise<void> {
    const named = writes.filter((write) => write !== null).map((write, index) => ('as' in write
      && 'write' in write ? sql`${sql.raw(write.as)} as (${write.write})`
      : sql`${sql.raw(`w${index}`)} as (${write})`));
    await (named.length === 0 ? last : sql`with ${sql.join(named)} ${last}`).execute(this.kysely);
  }
}

const AS_OWNER = sql.raw(KEPT_PLAN);
const AS_RESTRICTED = sql.raw(`${KEPT_PLAN}/* restricted */ `);

/** Columns and their PostgreSQL types. */
export type Columns<Row> = { readonly [K in keyof Row & string]: string };
export type Write = RawBuilder<unknown>;
/** A write whose returned rows the ones behind it may use, under its name. */
export interface NamedWrite {
  readonly as: string;
  readonly write: Write;
}

/**
 * An insert of many rows by `unnest`, or null for none; a column with the same value in all of them
 * travels once. jsonb values are given as JSON text.
 */
export function insertion<Row extends object>(
  table: string, columns: Columns<Row>, rows: readonly Row[], onConflict = '',
): Write | null {
  if (rows.length === 0) return null;
  const names = Object.keys(columns) as (keyof Row & string)[];
  const first = rows[0]!;
  const varying = names.filter((name) => !rows.every((row) => isSame(row[name], first[name])));
  // A list in a list would be unfolded with it: it travels as text.
  const sent = (name: keyof Row & string): string =>
    (columns[name].endsWith('[]') ? 'text' : columns[name]);
  const valueOf = (row: Row, name: keyof Row & string): unknown => {
    const value = row[name];
    return columns[name].endsWith('[]') && Array.isArray(value) ? arrayText(value) : value;
  };
  const chosen = names.map((name) => (varying.includes(name)
    ? sql.raw(sent(name) === columns[name] ? name : `${name}::${columns[name]}`)
    : sql`${textOf(valueOf(first, name))}::${sql.raw(columns[name])}`));
  const arrays = varying.map((name) =>
    sql`${arrayText(rows.map((row) => valueOf(row, name)))}::${sql.raw(sent(name))}[]`);
  const from = varying.length === 0 ? sql`generate_series(1, ${rows.length}::int)`
    : sql`unnest(${sql.join(arrays)}) as t(${sql.raw(varying.join(', '))})`;
  return sql`insert into ${sql.raw(table)} (${sql.raw(names.join(', '))})
    select ${sql.join(chosen)} from ${from} ${sql.raw(onConflict)}`;
}

/** The same of a defined table, for `together`. */
export function insertionInto<T extends Table>(
  table: T, rows: readonly NewRowOf<T>[], onConflict = '',
): Write | null {
  const { columns, rows: values } = written(table, rows);
  return insertion(table.table.name, columns, values, onConflict);
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
  // One character after the other: twice as fast over JSON as a pattern for both.
  return PLAIN.test(text) ? text : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
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

/** Needs no quotes, and is not the word NULL. */
const PLAIN = /^(?!null$)[a-z0-9_.-]+$/i;
