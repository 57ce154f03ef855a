import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { explain, holds } from '../../domain/segments/explain.ts';
import type { Facts, Found } from '../../domain/segments/fact.ts';
import { NESTED } from '../../domain/segments/facts.ts';
import { namedIn, type Rules } from '../../domain/segments/nesting.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import type { SegmentExplanation } from '../../graphql/segments/segment.type.ts';
import { factsAsked } from '../../persistence/segments/compile-rule.ts';
import { factsOfMember } from '../../persistence/segments/member-facts.ts';
import { readRules } from '../../persistence/segments/segment-rules.ts';
import { momentAt } from '../../persistence/segments/subjects.ts';
import { lineOf } from './segments.ts';

interface Standing { picked: boolean; present: boolean; picks: string[] }

/** Why a member belongs in a segment or not; null: there is no such segment. */
export async function explainSegment(
  sql: Sql, segmentId: string, askedId: string, now: Date,
): Promise<SegmentExplanation | null> {
  const segment = await sql.maybe<{ rule: Rule }>`select rule from segment where id = ${segmentId}`;
  if (!segment) return null;
  const memberId = (await survivorsOf(sql, [askedId]))(askedId);
  const rules = await readRules(sql);
  const facts = await memberFacts(sql, segment.rule, rules, memberId, now);
  const { picked, present, picks } = await standingOf(sql, segmentId, memberId);
  if (!facts) return { belongs: false, picked: false, present: false, findings: [] };
  const whole = withNested(facts, segment.rule, rules, new Set(picks.map((id) => encodeId(PREFIX.segment, id))));
  return {
    belongs: picked || holds(segment.rule, whole), picked, present,
    findings: explain(segment.rule, whole).map(({ depth, kind, condition, holds: does, found }) => ({
      line: condition ? lineOf(condition, depth) : { depth, kind, fact: null, operator: null, values: [] },
      holds: does, found: asTexts(found),
    })),
  };
}

function memberFacts(sql: Sql, rule: Rule, rules: Rules, memberId: string, now: Date): Promise<Facts | null> {
  const asked = [...factsAsked(rule, rules)].filter((fact) => fact !== NESTED && !rules.has(fact));
  return momentAt(sql, now, fragment`member_id = ${memberId}::uuid`)
    .then((moment) => factsOfMember(sql, asked, moment));
}

function standingOf(sql: Sql, segmentId: string, memberId: string): Promise<Standing> {
  return sql.one<Standing>`select
    exists (select 1 from segment_pick where segment_id = ${segmentId} and member_id = ${memberId}) as picked,
    exists (select 1 from segment_member where segment_id = ${segmentId} and member_id = ${memberId}) as present,
    array(select segment_id::text from segment_pick where member_id = ${memberId}) as picks`;
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
