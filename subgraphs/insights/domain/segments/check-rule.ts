import { decodeId } from '../../../kernel/ids.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import { contradictionsIn } from './contradictions.ts';
import { operatorsOf, type Fact } from './fact.ts';
import { factNamed } from './facts.ts';
import { conditionsOf, MOST_VALUES, type Condition, type Operator, type Rule } from './rule.ts';

export type CheckCode = 'FACT_UNKNOWN' | 'OPERATOR_WRONG' | 'VALUE_INVALID' | 'RULE_CONTRADICTORY';

/** How many values an operator takes. */
const VALUES: Readonly<Record<Operator, readonly [number, number]>> = {
  is: [1, MOST_VALUES], is_not: [1, MOST_VALUES],
  has_any: [1, MOST_VALUES], has_all: [1, MOST_VALUES], has_none: [1, MOST_VALUES],
  at_least: [1, 1], at_most: [1, 1], between: [2, 2], on_or_after: [1, 1], on_or_before: [1, 1],
  within_days: [1, 1], within_next_days: [1, 1], known: [0, 0], unknown: [0, 0],
};
const LONGEST_TEXT = 80;
const MOST_DAYS = 36_500;
const WHOLE = /^(0|-?[1-9]\d{0,17})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What is wrong with a rule, each at its place: a fact that nobody knows, an operator of another kind, a
 * value out of range; and when nothing is, what can never be true.
 *
 * Example: age at least 200 is VALUE_INVALID; all of [age at least 40, age at most 30] is RULE_CONTRADICTORY.
 */
export function problemsOf(rule: Rule, path: readonly string[]): readonly Refusal<CheckCode>[] {
  const wrong = conditionsOf(rule, path).flatMap(([condition, at]) => problemsIn(condition, at));
  return wrong.length > 0 ? wrong : contradictionsIn(rule, path).map((at) => ({
    code: 'RULE_CONTRADICTORY', message: 'This can never be true together with what stands before it.', path: at,
  }));
}

function problemsIn(condition: Condition, path: readonly string[]): Refusal<CheckCode>[] {
  const fact = factNamed(condition.fact);
  if (!fact) return [{ code: 'FACT_UNKNOWN', message: 'There is no such fact.', path: [...path, 'fact'] }];
  if (!operatorsOf(fact).includes(condition.operator)) {
    return [{ code: 'OPERATOR_WRONG', message: `It is one of ${operatorsOf(fact).join(', ')}.`,
      path: [...path, 'operator'] }];
  }
  const [least, most] = VALUES[condition.operator];
  const { length } = condition.values;
  if (length < least || length > most) {
    const many = least === most ? `${least}` : `${least} to ${most}`;
    return [invalid(`This operator takes ${many} values.`, [...path, 'values'])];
  }
  const wrong = condition.values.flatMap((value, place) => {
    const why = whyInvalid(fact, condition.operator, value);
    return why ? [invalid(why, [...path, 'values', String(place)])] : [];
  });
  if (wrong.length > 0 || condition.operator !== 'between') return wrong;
  return isRising(fact, condition.values) ? [] : [invalid('The first is not above the second.', [...path, 'values'])];
}

const invalid = (message: string, path: readonly string[]): Refusal<CheckCode> =>
  ({ code: 'VALUE_INVALID', message, path });

function whyInvalid(fact: Fact, operator: Operator, value: string): string | null {
  if (operator === 'within_days' || operator === 'within_next_days') {
    return isWithin(value, 0, MOST_DAYS) ? null : `It is 0 to ${MOST_DAYS} days.`;
  }
  if (fact.kind === 'whole') {
    const { least = 0, most = Number.MAX_SAFE_INTEGER } = fact;
    return isWithin(value, least, most) ? null : `It is a whole number from ${least} to ${most}.`;
  }
  if (fact.kind === 'date') return isDay(value) ? null : 'It is a day, YYYY-MM-DD.';
  if (fact.prefix) return decodeId(fact.prefix, value) ? null : 'It is no id of this kind.';
  if (fact.choices) {
    return fact.choices.some((choice) => choice.value === value) ? null : 'It is none of the words of this fact.';
  }
  const { length } = [...value];
  return length >= 1 && length <= LONGEST_TEXT && value.isWellFormed() && !value.includes('\u0000') ? null
    : `It has 1 to ${LONGEST_TEXT} characters.`;
}

function isWithin(value: string, least: number, most: number): boolean {
  return WHOLE.test(value) && BigInt(value) >= BigInt(least) && BigInt(value) <= BigInt(most);
}

/** 2026-02-30 is none. */
function isDay(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`);
  return DAY.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) && value >= '1900-01-01';
}

function isRising({ kind }: Fact, [first, second]: readonly string[]): boolean {
  return kind === 'whole' ? BigInt(first!) <= BigInt(second!) : first! <= second!;
}
