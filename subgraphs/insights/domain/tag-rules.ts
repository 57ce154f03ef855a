import { refusedAll, type Outcome, type Refusal } from '../../kernel/outcome.ts';
import { factNamed, NESTED } from './segments/facts.ts';
import { judgeRule, type RuleCode } from './segments/judge-rule.ts';
import type { Rules } from './segments/nesting.ts';
import { conditionsOf, type Condition, type Rule, type SentRule } from './segments/rule.ts';
import type { TagSource } from './tags.ts';

/** What a rule of the house may speak as: it is nobody's word. */
export const RULE_SOURCES = ['behaviour', 'inferred'] as const satisfies readonly TagSource[];
export type RuleSource = (typeof RULE_SOURCES)[number];

/** So many tags have rules at most: each edit looks at all of them. */
export const MOST_TAG_RULES = 100;

export interface TagNode {
  /** Tags of one group contradict each other. */
  readonly group: string | null;
  /** Null: nobody has it by a rule. */
  readonly rule: Rule | null;
}

/** Segments by their ids and tags by their codes, with what each looks at. */
export interface Net { readonly segments: Rules; readonly tags: ReadonlyMap<string, TagNode> }

/**
 * Everything that a rule looks at, through segments and other tags that have rules. Whether a tag of a group holds
 * depends on the others of the group, and whether there is any tag at all on every one.
 *
 * Example: "vip" looks at segment S, S at the tag "modern" of the group "style": "vip" looks at S, "modern",
 * "classical" and "ethnic".
 */
export function lookedAt(rule: Rule, { segments, tags }: Net): ReadonlySet<string> {
  const mates = Map.groupBy(tags.keys(), (code) => tags.get(code)?.group ?? null);
  const withMates = (code: string) => [code, ...mates.get(tags.get(code)?.group ?? null) ?? []];
  const namedBy = ({ fact, operator, values }: Condition): readonly string[] => {
    if (fact === NESTED) return values;
    if (factNamed(fact)?.vocabulary !== 'tags') return [];
    if (operator === 'known' || operator === 'unknown') return [...tags.keys()];
    return values.flatMap((code) => (tags.get(code)?.group ? withMates(code) : [code]));
  };
  const named = (of: Rule) => conditionsOf(of).flatMap(([condition]) => namedBy(condition));
  const seen = new Set<string>();
  const open = named(rule);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const inner = segments.get(name) ?? tags.get(name)?.rule;
    if (inner) open.push(...named(inner));
  }
  return seen;
}

/**
 * Where a rule leads back to the tag, or the segment, that it is the rule of: such a tag would be given because it
 * is not there, and taken because it is.
 *
 * Example: "loyal" is given to who has no tag: TAG_CYCLE. "modern" given to who has not "classical", both of the
 * group "style": TAG_CYCLE, for the one that is given takes the other's place.
 */
export function tagCycles(own: string, rule: Rule, net: Net, path: readonly string[]): Refusal<'TAG_CYCLE'>[] {
  if (!lookedAt(rule, net).has(own)) return [];
  return conditionsOf(rule, path).flatMap(([condition, at]) => (lookedAt(condition, net).has(own) ? [{
    code: 'TAG_CYCLE' as const, message: 'This leads back to the tag whose rule it is.', path: at,
  }] : []));
}

export type AmongCode = RuleCode | 'TAG_CYCLE';

/**
 * A rule of a segment among all segments and tags: of a tag that looks at it the edit may close no cycle, nor make
 * its rule too large.
 */
export function judgeAmong(
  sent: SentRule, id: string | null, net: Net, path: readonly string[],
): Outcome<Rule, AmongCode> {
  const ofTags = [...net.tags].flatMap(([code, { rule }]) => (rule ? [[code, rule] as const] : []));
  const judged = judgeRule(sent, id, new Map([...net.segments, ...ofTags]), path);
  if (!judged.ok || id === null) return judged;
  const cycles = tagCycles(id, judged.value, net, path);
  return cycles.length > 0 ? refusedAll(cycles) : judged;
}

/** Whether some tag's rule leads back to it, as when its group is changed. */
export function hasTagCycle(net: Net): boolean {
  return [...net.tags].some(([code, { rule }]) => rule !== null && lookedAt(rule, net).has(code));
}

/** Codes of tags with rules, each behind those that it looks at. */
export function inOrder(net: Net): readonly string[] {
  const sized = [...net.tags].flatMap(([code, { rule }]) => (
    rule ? [{ code, size: lookedAt(rule, net).size }] : []));
  return sized.sort((a, b) => a.size - b.size || (a.code < b.code ? -1 : 1)).map(({ code }) => code);
}
