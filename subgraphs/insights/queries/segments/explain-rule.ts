import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { explain, holds } from '../../domain/segments/explain.ts';
import type { Facts, Found } from '../../domain/segments/fact.ts';
import { NESTED } from '../../domain/segments/facts.ts';
import { namedIn, type Rules } from '../../domain/segments/nesting.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import type { SegmentFinding } from '../../graphql/segments/segment.type.ts';
import { factsAsked } from '../../persistence/segments/compile-rule.ts';
import { factsOfMember } from '../../persistence/segments/member-facts.ts';
import { readRules } from '../../persistence/segments/segment-rules.ts';
import { momentAt } from '../../persistence/segments/subjects.ts';
import { lineOf } from './segments.ts';

/** Whether a rule is true of a member and why, line by line; null: nothing may be known of the member. */
export async function explainRule(
  sql: Sql, rule: Rule, memberId: string, now: Date,
): Promise<{ readonly holds: boolean; readonly findings: SegmentFinding[] } | null> {
  const rules = await readRules(sql);
  const asked = [...factsAsked(rule, rules)].filter((fact) => fact !== NESTED && !rules.has(fact));
  const moment = await momentAt(sql, now, fragment`member_id = ${memberId}::uuid`);
  const facts = await factsOfMember(sql, asked, moment);
  if (!facts) return null;
  const whole = withNested(facts, rule, rules, await picksOf(sql, memberId));
  return {
    holds: holds(rule, whole),
    findings: explain(rule, whole).map(({ depth, kind, condition, holds: does, found }) => ({
      line: condition ? lineOf(condition, depth) : { depth, kind, fact: null, operator: null, values: [] },
      holds: does, found: asTexts(found),
    })),
  };
}

async function picksOf(sql: Sql, memberId: string): Promise<ReadonlySet<string>> {
  const rows = await sql.all<{ id: string }>`select segment_id as id from segment_pick where member_id = ${memberId}`;
  return new Set(rows.map(({ id }) => encodeId(PREFIX.segment, id)));
}

/** In which of the segments that the rule comes to the member is: from the innermost outwards. */
function withNested(facts: Facts, rule: Rule, rules: Rules, picks: ReadonlySet<string>): Facts {
  const named = namedIn(rule);
  if (named.length === 0) return facts;
  const inside = named.filter((id) => {
    const inner = rules.get(id);
    return picks.has(id) || (inner !== undefined && holds(inner, withNested(facts, inner, rules, picks)));
  });
  return { ...facts, found: { ...facts.found, [NESTED]: inside } };
}

const asTexts = (found: Found): string[] => (
  found === null ? [] : Array.isArray(found) ? [...found] : [String(found)]);
