import { p } from '@mikro-orm/postgresql';

interface Generating {
  generated(expression: string): unknown;
}

/** A column that the database works out of the others of its row. */
function computed<Value, Options>(
  column: { readonly '~type'?: { readonly value: Value }; readonly '~options': Options },
  expression: string,
) {
  return (column as typeof column & Generating).generated(`(${expression}) stored`) as {
    '~type'?: { value: Value }; '~options': Options & { autoincrement: true };
  };
}

/**
 * Columns as the house writes them: each says its PostgreSQL type and what a row holds of it; `word` is
 * text with a check that it is one of these, and has them as its type.
 */
export const t = {
  uuid: () => p.uuid().columnType('uuid'),
  text: <Text extends string = string>() => p.text().columnType('text').$type<Text>(),
  word: <const Words extends readonly string[]>(...words: Words) => p.enum(words).columnType('text'),
  bool: () => p.boolean().columnType('boolean'),
  int: () => p.integer().columnType('int'),
  smallint: () => p.smallint().columnType('smallint'),
  /** int8, a bigint in rows. */
  bigint: () => p.bigint('bigint').columnType('bigint'),
  /** Text in rows, so that no digit is lost. */
  numeric: (digits: number, decimals: number) =>
    p.decimal('string').columnType(`numeric(${digits},${decimals})`),
  timestamptz: () => p.datetime().columnType('timestamptz'),
  /** 'YYYY-MM-DD'. */
  date: () => p.date().columnType('date'),
  /** Written by `toJson`: what holds dates or bigint is read through `fromJson`. */
  jsonb: <Value>() => p.json<Value>().columnType('jsonb'),
  bytea: () => p.blob().columnType('bytea').$type<Uint8Array>(),
  texts: <Text extends string = string>() => p.array<Text>().columnType('text[]'),
  ints: () => p.array<number>(Number, String).columnType('int[]'),
  uuids: () => p.array().columnType('uuid[]'),
  timestamps: () => p.array<Date>((text) => new Date(text), (date) => date.toISOString())
    .columnType('timestamptz[]'),
  /** Counts up by itself. */
  identity: () => p.bigint('bigint').columnType('bigint').generated('identity').autoincrement(),
  computed,
};
