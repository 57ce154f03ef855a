import { NOBODY } from '../ids.ts';
import type { Refusal } from '../outcome.ts';

/**
 * Things of other rooms by name: `members.member` → ids, `catalog.sku` → SKUs. Before the dot stands the
 * room that owns them, behind it what of it is named (see `tells` of that room).
 */
export type FactKeys = Readonly<Record<string, readonly string[]>>;

/** What of other rooms an input names, where a refusal may only mean that the news of it is under way. */
export type Needs<Input> = (input: Input, refusal: Refusal) => FactKeys | null;

/**
 * For inputs whose fields name one thing each: NOT_FOUND at this field asks about its value. What was no id names
 * nothing, and nobody is asked.
 */
export function namedBy<Field extends string>(
  kinds: Readonly<Record<Field, string>>,
): Needs<Readonly<Record<Field, string | null>>> {
  return (input, { code, path }) => {
    if (code !== 'NOT_FOUND') return null;
    const field = path.at(-1) as Field;
    const key = kinds[field] === undefined ? null : input[field];
    return key === null || key === NOBODY ? null : { [kinds[field]]: [key] };
  };
}

/** All of them, each key once. */
export function joined(all: readonly FactKeys[]): FactKeys {
  const kinds = new Set(all.flatMap((keys) => Object.keys(keys)));
  return Object.fromEntries([...kinds].map((kind) =>
    [kind, [...new Set(all.flatMap((keys) => keys[kind] ?? []))]]));
}

export function ownersOf(keys: FactKeys): string[] {
  return [...new Set(Object.keys(keys).map((kind) => kind.split('.')[0]!))];
}
