import { NESTED } from './facts.ts';
import { conditionsOf, MOST_CONDITIONS, MOST_DEPTH, sizeOf, type Rule, type Size } from './rule.ts';

/** Rules of segments by their ids, as they stand in rules of others. */
export type Rules = ReadonlyMap<string, Rule>;

/** Which other segments a rule names. */
export function namedIn(rule: Rule): readonly string[] {
  return [...new Set(conditionsOf(rule).flatMap(([{ fact, values }]) => (fact === NESTED ? values : [])))];
}

/** Every segment that a rule leads to, itself not among them unless it leads back. */
export function reachedFrom(rule: Rule, rules: Rules): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...namedIn(rule)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const inner = rules.get(id);
    if (reached.has(id) || !inner) continue;
    reached.add(id);
    open.push(...namedIn(inner));
  }
  return reached;
}

export type NestingProblem = 'SEGMENT_UNKNOWN' | 'SEGMENT_CYCLE';

/**
 * Whether the segments that a rule names are there and none of them leads back to it, each with its place.
 *
 * Example: A names B, B names C; a rule of C that names A is a cycle, as one that names C itself.
 */
export function nestingProblems(
  id: string | null, rule: Rule, rules: Rules, path: readonly string[],
): { readonly code: NestingProblem; readonly path: readonly string[] }[] {
  return conditionsOf(rule, path).flatMap(([{ fact, values }, at]) => (fact !== NESTED ? []
    : values.flatMap((named, place) => {
      const code = problemOf(id, named, rules);
      return code ? [{ code, path: [...at, 'values', String(place)] }] : [];
    })));
}

function problemOf(id: string | null, named: string, rules: Rules): NestingProblem | null {
  if (named === id) return 'SEGMENT_CYCLE';
  const rule = rules.get(named);
  if (!rule) return 'SEGMENT_UNKNOWN';
  return id !== null && reachedFrom(rule, rules).has(id) ? 'SEGMENT_CYCLE' : null;
}

/**
 * How large a rule is with everything it names in its place; each segment is measured once, so that ten
 * of them that name each other twice cost ten looks, not a thousand.
 */
export function wholeSize(rule: Rule, rules: Rules, known = new Map<string, Size>()): Size {
  const own = sizeOf(rule);
  const inner = conditionsOf(rule).flatMap(([{ fact, values }]) => (fact === NESTED ? values : []))
    .flatMap((id) => {
      const named = rules.get(id);
      if (!named) return [];
      const size = known.get(id) ?? wholeSize(named, rules, known);
      known.set(id, size);
      return [size];
    });
  return {
    depth: own.depth + Math.max(0, ...inner.map(({ depth }) => depth)),
    conditions: own.conditions + inner.reduce((sum, { conditions }) => sum + conditions, 0),
  };
}

export const isTooLarge = ({ depth, conditions }: Size): boolean =>
  depth > MOST_DEPTH || conditions > MOST_CONDITIONS;
