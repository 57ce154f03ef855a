import type { Facts, Found } from './fact.ts';
import { isAll, isAny, isNot, partsOf, type Condition, type Rule } from './rule.ts';

/** One rule or condition of a segment and what it came to. */
export interface Line {
  /** 0 for the whole rule. */
  readonly depth: number;
  readonly kind: 'all' | 'any' | 'not' | 'condition';
  readonly condition: Condition | null;
  readonly holds: boolean;
  /** What was found of the member; null for a group, and where nothing is known. */
  readonly found: Found;
}

const DAY_MS = 86_400_000;

/** Whether a rule is true of a member. The database says the same of all of them at once. */
export function holds(rule: Rule, facts: Facts): boolean {
  if (isAll(rule)) return rule.all.every((part) => holds(part, facts));
  if (isAny(rule)) return rule.any.some((part) => holds(part, facts));
  return isNot(rule) ? !holds(rule.not, facts) : meets(rule, facts);
}

/**
 * Why a member is in a segment or not, a line for each part of the rule in its order.
 *
 * Example: all of [tier is gold, points at least 500] of a gold member with 200: not all; tier gold, yes;
 * points 200, no.
 */
export function explain(rule: Rule, facts: Facts, depth = 0): readonly Line[] {
  const own = {
    depth, kind: kindOf(rule), condition: 'fact' in rule ? rule : null, holds: holds(rule, facts),
    found: 'fact' in rule ? facts.found[rule.fact] ?? null : null,
  };
  return [own, ...partsOf(rule).flatMap(([part]) => explain(part, facts, depth + 1))];
}

export function kindOf(rule: Rule): Line['kind'] {
  if (isAll(rule)) return 'all';
  if (isAny(rule)) return 'any';
  return isNot(rule) ? 'not' : 'condition';
}

function meets({ fact, operator, values }: Condition, { today, found }: Facts): boolean {
  const is = found[fact] ?? null;
  const isKnown = is !== null && (!Array.isArray(is) || is.length > 0);
  if (operator === 'unknown') return !isKnown;
  if (operator === 'known') return isKnown;
  if (operator === 'is_not') return is === null || !values.includes(is as string);
  if (operator === 'has_none') return !values.some((value) => ((is ?? []) as readonly string[]).includes(value));
  if (is === null) return false;
  if (Array.isArray(is)) {
    return operator === 'has_all' ? values.every((value) => is.includes(value))
      : values.some((value) => is.includes(value));
  }
  if (operator === 'is') return values.includes(is as string);
  if (operator === 'within_days' || operator === 'within_next_days') {
    const ago = BigInt((Date.parse(today) - Date.parse(is as string)) / DAY_MS);
    const days = operator === 'within_days' ? ago : -ago;
    return days >= 0n && days <= BigInt(values[0]!);
  }
  return isBetween(is as string | bigint, operator, values);
}

/** Days as text compare as days. */
function isBetween(is: string | bigint, operator: Condition['operator'], values: readonly string[]): boolean {
  const read = (value: string) => (typeof is === 'bigint' ? BigInt(value) : value);
  const hasLow = operator !== 'at_most' && operator !== 'on_or_before';
  const hasHigh = operator !== 'at_least' && operator !== 'on_or_after';
  return (!hasLow || is >= read(values[0]!)) && (!hasHigh || is <= read(values.at(-1)!));
}
