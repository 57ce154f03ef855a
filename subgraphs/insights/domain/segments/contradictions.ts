import { factNamed } from './facts.ts';
import { isAll, isNot, partsOf, type Condition, type Operator, type Rule } from './rule.ts';

/**
 * Places of a rule that can never be true together with what has to be true beside and above them. Each
 * fact is looked at by itself.
 *
 * Example: in all of [lifecycle is lost, lifecycle is new] it is the second; in all of [age at least 40, any of
 * [age at most 30, city is 上海]] the first of the two, for nobody comes in by it.
 */
export function contradictionsIn(rule: Rule, path: readonly string[]): readonly (readonly string[])[] {
  return walk(rule, path, []);
}

function walk(rule: Rule, path: readonly string[], given: readonly Condition[]): (readonly string[])[] {
  const own = positive(rule);
  if (own) return isPossible([...given, own]) ? [] : [path];
  // Beside what has to be true a "not" only takes away: by itself it must be able to be true.
  if (isNot(rule)) return walk(rule.not, [...path, 'not'], []);
  const parts = partsOf(rule);
  if (!isAll(rule)) return parts.flatMap(([part, place]) => walk(part, [...path, ...place], given));
  const found: (readonly string[])[] = [];
  const together = [...given];
  for (const [part, place] of parts) {
    const condition = positive(part);
    if (!condition) continue;
    if (isPossible([...together, condition])) together.push(condition);
    else found.push([...path, ...place]);
  }
  return [...found, ...parts.filter(([part]) => !positive(part))
    .flatMap(([part, place]) => walk(part, [...path, ...place], together))];
}

const OPPOSITE: Partial<Readonly<Record<Operator, Operator>>> = {
  is: 'is_not', is_not: 'is', has_any: 'has_none', has_none: 'has_any', known: 'unknown', unknown: 'known',
};

/** A condition, or "not" of one that has an opposite. */
function positive(rule: Rule): Condition | null {
  if ('fact' in rule) return rule;
  if (!isNot(rule) || !('fact' in rule.not)) return null;
  const operator = OPPOSITE[rule.not.operator];
  return operator ? { ...rule.not, operator } : null;
}

function isPossible(conditions: readonly Condition[]): boolean {
  const { fact } = conditions.at(-1)!;
  const same = conditions.filter((condition) => condition.fact === fact);
  const asked = same.filter(({ operator }) => !NEEDS_NOTHING.has(operator));
  if (same.some(({ operator }) => operator === 'unknown')) return asked.length === 0;
  const kind = factNamed(fact)?.kind;
  if (kind === 'words') return wordsPossible(same);
  if (kind === 'whole') return rangePossible(same, BigInt);
  return kind === 'date' ? rangePossible(same, (day) => day) : wordPossible(same);
}

/** True also of whom nothing is known. */
const NEEDS_NOTHING: ReadonlySet<Operator> = new Set(['is_not', 'has_none', 'unknown']);

function wordPossible(conditions: readonly Condition[]): boolean {
  const excluded = valuesOf(conditions, 'is_not');
  const allowed = conditions.filter(({ operator }) => operator === 'is');
  return allowed.length === 0 || allowed[0]!.values.some((value) =>
    !excluded.has(value) && allowed.every(({ values }) => values.includes(value)));
}

function wordsPossible(conditions: readonly Condition[]): boolean {
  const excluded = valuesOf(conditions, 'has_none');
  return conditions.every(({ operator, values }) => (
    operator === 'has_all' ? values.every((value) => !excluded.has(value))
      : operator !== 'has_any' || values.some((value) => !excluded.has(value))));
}

const valuesOf = (conditions: readonly Condition[], asked: Operator): ReadonlySet<string> =>
  new Set(conditions.flatMap(({ operator, values }) => (operator === asked ? values : [])));

const FROM: ReadonlySet<Operator> = new Set(['at_least', 'on_or_after', 'between']);
const UNTIL: ReadonlySet<Operator> = new Set(['at_most', 'on_or_before', 'between']);

/** The highest begin is not above the lowest end; days counted from today may be any. */
function rangePossible<Value extends bigint | string>(
  conditions: readonly Condition[], read: (value: string) => Value,
): boolean {
  const begins = conditions.filter(({ operator }) => FROM.has(operator)).map(({ values }) => read(values[0]!));
  const ends = conditions.filter(({ operator }) => UNTIL.has(operator)).map(({ values }) => read(values.at(-1)!));
  return begins.every((begin) => ends.every((end) => begin <= end));
}
