import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { MOST_CONDITIONS, MOST_DEPTH, type Rule, type SentRule } from './rule.ts';

export type ReadCode = 'RULE_EMPTY' | 'RULE_TOO_LARGE' | 'RULE_INVALID';

/**
 * What was sent as a rule. How deep and how large it is, is found without recursion and before anything
 * else, so that a rule of any size costs no more than reading it.
 *
 * Example: 17 rules inside each other, or 201 conditions, are RULE_TOO_LARGE; all of nothing is RULE_EMPTY.
 */
export function readRule(sent: SentRule, path: readonly string[]): Outcome<Rule, ReadCode> {
  const large = tooLarge(sent);
  return large ? refused('RULE_TOO_LARGE', large, path) : read(sent, path);
}

function tooLarge(sent: SentRule): string | null {
  const open: [SentRule, number][] = [[sent, 1]];
  let conditions = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [rule, depth] = next;
    if (depth > MOST_DEPTH) return `A rule is at most ${MOST_DEPTH} levels deep.`;
    const parts = [...rule.all ?? [], ...rule.any ?? [], ...(rule.not ? [rule.not] : [])];
    conditions += parts.length === 0 ? 1 : 0;
    if (conditions + open.length > MOST_CONDITIONS) return `A rule has at most ${MOST_CONDITIONS} conditions.`;
    for (const part of parts) open.push([part, depth + 1]);
  }
  return null;
}

function read(sent: SentRule, path: readonly string[]): Outcome<Rule, ReadCode> {
  const { all, any, not, condition } = sent;
  const said = [all, any, not, condition].filter((part) => part !== null && part !== undefined);
  if (said.length === 0) return refused('RULE_EMPTY', 'A rule says something.', path);
  if (said.length > 1) {
    return refused('RULE_INVALID', 'A rule is one of all, any, not and condition.', path);
  }
  if (condition) {
    const { fact, operator, values } = condition;
    return accepted({ fact, operator, values: values.map((value) => value.trim()) });
  }
  if (not) {
    const inner = read(not, [...path, 'not']);
    return inner.ok ? accepted({ not: inner.value }) : inner;
  }
  return all ? list(all, [...path, 'all'], (rules) => ({ all: rules }))
    : list(any!, [...path, 'any'], (rules) => ({ any: rules }));
}

function list(
  sent: readonly SentRule[], path: readonly string[], of: (rules: readonly Rule[]) => Rule,
): Outcome<Rule, ReadCode> {
  if (sent.length === 0) return refused('RULE_EMPTY', 'A group has at least one rule.', path);
  const parts = sent.map((part, place) => read(part, [...path, String(place)]));
  const refusals = parts.flatMap((part) => (part.ok ? [] : part.refusals));
  return refusals.length > 0 ? { ok: false, refusals }
    : accepted(of(parts.flatMap((part) => (part.ok ? [part.value] : []))));
}
