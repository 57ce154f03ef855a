/**
 * A segment 分群 is a rule over what is known of a member: all of some rules, any of them, not one, or a
 * condition on one fact. What is not known meets no condition, so "not" has those of whom nothing is known.
 *
 * Example: all of [lifecycle is dormant, net orders at least 3, not [city is 上海]] has a dormant member with
 * 4 orders in 苏州 or in no city anybody wrote down, and none with 2.
 */
export type Rule = AllOf | AnyOf | Not | Condition;

export interface AllOf { readonly all: readonly Rule[] }
export interface AnyOf { readonly any: readonly Rule[] }
export interface Not { readonly not: Rule }

export interface Condition {
  readonly fact: string;
  readonly operator: Operator;
  /** As they were entered: whole numbers, days 'YYYY-MM-DD', words, ids. */
  readonly values: readonly string[];
}

export const OPERATORS = [
  'is', 'is_not', 'has_any', 'has_all', 'has_none', 'at_least', 'at_most', 'between', 'on_or_after',
  'on_or_before', 'within_days', 'within_next_days', 'known', 'unknown',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** As it is sent: exactly one of the four is said. */
export interface SentRule {
  readonly all?: readonly SentRule[] | null;
  readonly any?: readonly SentRule[] | null;
  readonly not?: SentRule | null;
  readonly condition?: Condition | null;
}

export const MOST_DEPTH = 16;
export const MOST_CONDITIONS = 200;
export const MOST_VALUES = 50;

export interface Size { readonly depth: number; readonly conditions: number }

export const isAll = (rule: Rule): rule is AllOf => 'all' in rule;
export const isAny = (rule: Rule): rule is AnyOf => 'any' in rule;
export const isNot = (rule: Rule): rule is Not => 'not' in rule;

/** A rule's own parts with their place in it. */
export function partsOf(rule: Rule): readonly (readonly [Rule, readonly string[]])[] {
  if (isAll(rule)) return rule.all.map((part, place) => [part, ['all', String(place)]] as const);
  if (isAny(rule)) return rule.any.map((part, place) => [part, ['any', String(place)]] as const);
  return isNot(rule) ? [[rule.not, ['not']]] : [];
}

/** Every condition with its place; the path of one that is the whole rule is `condition`. */
export function conditionsOf(
  rule: Rule, path: readonly string[] = [],
): (readonly [Condition, readonly string[]])[] {
  if ('fact' in rule) return [[rule, [...path, 'condition']]];
  return partsOf(rule).flatMap(([part, place]) => conditionsOf(part, [...path, ...place]));
}

export function sizeOf(rule: Rule): Size {
  const parts = partsOf(rule).map(([part]) => sizeOf(part));
  return 'fact' in rule ? { depth: 1, conditions: 1 } : {
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
    conditions: parts.reduce((sum, { conditions }) => sum + conditions, 0),
  };
}
