import { defineEntity, type EntitySchema } from '@mikro-orm/postgresql';
import { seenBy } from './reader.ts';

/** What a column builder of `t` says: its value, and whether it may be absent. */
interface Column<Value = unknown, Options = unknown> {
  readonly '~type'?: { readonly value: Value };
  readonly '~options': Options;
}
type ColumnsOf = Readonly<Record<string, Column>>;

type ValueOf<C> = C extends Column<infer Value, infer Options>
  ? Options extends { nullable: true } ? Value | null : Value : never;
/** Lists are only read from what is written. */
type Given<Value> = Value extends (infer Item)[] ? readonly Item[] : Value;
/** Written by the database alone. */
type IsGiven<C> = C extends Column<unknown, { autoincrement: true }> ? false : true;
type MayBeAbsent<C> = C extends Column<unknown,
  { nullable: true } | { default: unknown } | { defaultRaw: string }> ? true : false;

/** A row as it is read. */
export type RowOf<T extends Table> = T extends Table<infer P>
  ? { -readonly [K in keyof P]: ValueOf<P[K]> } : never;

/** A row as it is written: without what the database adds, and what may be absent is optional. */
export type NewRowOf<T extends Table> = T extends Table<infer P> ? {
  -readonly [K in keyof P as IsGiven<P[K]> extends false ? never
    : MayBeAbsent<P[K]> extends true ? never : K]: Given<ValueOf<P[K]>>;
} & {
  -readonly [K in keyof P as IsGiven<P[K]> extends false ? never
    : MayBeAbsent<P[K]> extends true ? K : never]?: Given<ValueOf<P[K]>>;
} : never;

/** The names of a table, for reading and writing its rows by SQL. */
export interface Table<P extends ColumnsOf = any> {
  readonly table: {
    readonly name: string;
    readonly columns: readonly NamedColumn[];
    /** Column → `other_table (column)`; where a row of that table must exist. */
    readonly references: Readonly<Record<string, string>>;
    readonly '~columns'?: P;
  };
}

/** Any definition: what an ORM is opened with. */
export type TableEntity = EntitySchema<any> & Table;

export interface NamedColumn {
  readonly property: string;
  readonly name: string;
  /** Its PostgreSQL type, as a cast. */
  readonly type: string;
}

/** What a table has beside its columns. Expressions are SQL over its columns. */
export interface TableRules<P> {
  /** Whom a row is about: shown to those who may see this person (docs/decisions/0003). */
  readonly about?: keyof P & string;
  /** Which rows restricted readers see, where it is not those about whom they see. */
  readonly visible?: string;
  /** Policy → which of these rows only. */
  readonly narrowed?: Readonly<Record<string, string>>;
  /** Restricted readers see none. */
  readonly hidden?: true;
  readonly references?: { readonly [K in keyof P]?: string };
  readonly unique?: Readonly<Record<string, readonly (keyof P & string)[]>>;
  /** Name → `(column desc) where …`, `unique (…)` or `using gin (…)`. */
  readonly indexes?: Readonly<Record<string, string>>;
  /** Name → what is true of each row; what concerns one column stands there. */
  readonly checks?: Readonly<Record<string, string>>;
  /** Into how many parts its rows are spread, and by what. */
  readonly partitions?: { readonly by: string; readonly count: number };
}

/**
 * The one definition of a table, `room.table`: MikroORM's entity of it, the rows' types and their
 * columns. The migrations make the table; tests/kernel/tables.db.test.ts says where the two differ.
 */
export function defineTable<const P extends ColumnsOf>(
  place: `${string}.${string}`, columns: P, rules: TableRules<P> = {},
) {
  const [room, name] = place.split('.') as [string, string];
  const schema = defineEntity({
    name: name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    tableName: name,
    properties: mapValues(columns, (column, property) => propertyOf(column, property)) as P,
    ...constraintsOf(name, rules),
    ...rowRulesOf(room, name, rules),
  });
  return Object.assign(schema, { table: {
    name,
    columns: Object.entries(columns).map(([property, column]): NamedColumn => ({
      property, name: columnOf(property),
      type: (column['~options'] as { columnType: string }).columnType,
    })),
    references: Object.fromEntries(Object.entries(rules.references ?? {}).map(
      ([property, target]) => [columnOf(property), target as string])),
  } } as Table<P>);
}

interface Builder {
  readonly '~options': { readonly primary?: boolean; readonly generated?: string };
  fieldName(name: string): Builder;
  autoincrement(counts: boolean): Builder;
}

/**
 * A column as MikroORM takes it. Its own rule would read a run of capitals differently, and take each
 * number that is a key for one that counts up by itself.
 */
function propertyOf(column: Column, property: string): Column {
  const named = (column as Column & Builder).fieldName(columnOf(property));
  const { primary, generated } = named['~options'];
  return (primary && !generated ? named.autoincrement(false) : named) as Builder & Column;
}

/** Uniques, indexes, checks and parts, in MikroORM's terms. */
function constraintsOf<P>(
  name: string, { unique = {}, indexes = {}, checks = {}, partitions }: TableRules<P>,
) {
  return {
    uniques: Object.entries<readonly string[]>(unique).map(([constraint, properties]) => ({
      name: constraint, properties: [...properties] as never,
    })),
    indexes: Object.entries(indexes).map(([index, over]) => ({
      name: index, expression: over.startsWith('unique ')
        ? `create unique index ${index} on ${name} ${over.slice('unique '.length)}`
        : `create index ${index} on ${name} ${over}`,
    })),
    checks: Object.entries(checks).map(([check, expression]) => ({ name: check, expression })),
    ...(partitions && { partitionBy: {
      type: 'hash' as const, expression: partitions.by as never, partitions: partitions.count,
    } }),
  };
}

/** Which rows a restricted reader of this room sees; a table that says nothing shows all it grants. */
function rowRulesOf<P>(
  room: string, name: string, { about, visible, narrowed = {}, hidden }: TableRules<P>,
) {
  const shown = about ? seenBy(`${name}.${columnOf(about)}`) : visible;
  const policies = [
    ...(shown ? [{ name: 'visible', type: 'permissive' as const, using: shown }] : []),
    ...Object.entries(narrowed).map(([policy, using]) =>
      ({ name: policy, type: 'restrictive' as const, using })),
  ].map((policy) => (
    { ...policy, command: 'select' as const, roles: [`karat_${room}_restricted`] }));
  return policies.length > 0 || hidden ? { rowLevelSecurity: true, policies } : {};
}

/** memberId → member_id */
export function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function mapValues<In, Out>(
  record: Readonly<Record<string, In>>, change: (value: In, key: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
