import type { Position } from './positions.ts';

const NUL = 'a\u0000b';
const SURROGATE = 'a\ud800b';
const LOST = 'a\ufffdb';
export const LONG = 'x'.repeat(10_001);

/** No field of this kind takes these: not a matter of business rules. */
const WRONG: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  String: [['a number', 1], ['an object', { a: 1 }], ['NUL', NUL], ['half a character', SURROGATE],
    ['a character that was lost', LOST], ['10,001 characters', LONG]],
  ID: [['an object', {}], ['a boolean', true], ['NUL', NUL], ['half a character', SURROGATE],
    ['10,001 characters', LONG]],
  Int: [['2³¹', 2_147_483_648], ['a fraction', 1.5], ['text', '1'], ['an object', {}]],
  Boolean: [['text', 'true'], ['a number', 1]],
  // Words are no request that is malformed: they are refused as data, at their row.
  Decimal: [['a number', 1], ['an object', {}], ['NUL', NUL], ['seventy digits', '9'.repeat(70)]],
  Points: [['a fraction', 1.5], ['words', 'much'], ['forty digits', '9'.repeat(40)]],
  Date: [['the 30th of February', '2026-02-30'], ['words', 'soon'], ['a number', 20_260_101]],
  DateTime: [['words', 'soon'], ['a date alone', '2026-13-01'], ['a number', 1], ['an object', {}]],
  enum: [['no such value', 'NO_SUCH_VALUE'], ['a number', 1], ['an object', {}]],
  object: [['text', 'x'], ['an unknown field', { noSuchField: 1 }]],
  list: [['text', { a: 1 }]],
};

export interface BadValue { readonly what: string; readonly value: unknown }

export function badValuesFor({ kind, isRequired }: Position): BadValue[] {
  const wrong = WRONG[kind];
  if (wrong === undefined) throw new Error(`bad-values.ts knows no wrong ${kind}`);
  return [...wrong.map(([what, value]) => ({ what, value })),
    ...(isRequired ? [{ what: 'null', value: null }] : [])];
}
