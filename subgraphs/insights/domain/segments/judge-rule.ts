import { refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { problemsOf, type CheckCode } from './check-rule.ts';
import { isTooLarge, nestingProblems, reachedFrom, wholeSize, type NestingProblem, type Rules } from './nesting.ts';
import { readRule, type ReadCode } from './read-rule.ts';
import type { Rule, SentRule } from './rule.ts';

export type RuleCode = ReadCode | CheckCode | NestingProblem;

const NESTING: Readonly<Record<NestingProblem, string>> = {
  SEGMENT_UNKNOWN: 'There is no such segment in use.',
  SEGMENT_CYCLE: 'This segment leads back to the one that names it.',
};

/**
 * A rule as it was sent, among the segments in use; `id` is the segment's own id, null for a new one. What
 * it names counts into its size, and an edit may make no other segment too large.
 *
 * Example: a rule of 150 conditions that names a segment of 60 is RULE_TOO_LARGE.
 */
export function judgeRule(
  sent: SentRule, id: string | null, rules: Rules, path: readonly string[],
): Outcome<Rule, RuleCode> {
  const reading = readRule(sent, path);
  if (!reading.ok) return reading;
  const rule = reading.value;
  const wrong = problemsOf(rule, path);
  if (wrong.length > 0) return refusedAll(wrong);
  const nesting = nestingProblems(id, rule, rules, path);
  if (nesting.length > 0) {
    return refusedAll(nesting.map((problem) => ({ ...problem, message: NESTING[problem.code] })));
  }
  const large = tooLarge(rule, id, rules, path);
  return large ? refusedAll([large]) : reading;
}

function tooLarge(
  rule: Rule, id: string | null, rules: Rules, path: readonly string[],
): Refusal<'RULE_TOO_LARGE'> | null {
  const refusal = (message: string) => ({ code: 'RULE_TOO_LARGE' as const, message, path });
  if (isTooLarge(wholeSize(rule,
    rules))) return refusal('With the segments it names it has too many conditions or levels.');
  if (id === null) return null;
  const after = new Map(rules).set(id, rule);
  const users = [...after].filter(([user, of]) => user !== id && reachedFrom(of, after).has(id));
  return users.some(([, of]) => isTooLarge(wholeSize(of, after)))
    ? refusal('What names this segment would have too many conditions or levels.') : null;
}
