import type { Sql } from '../../../kernel/database/sql.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import type { SegmentExplanation } from '../../graphql/segments/segment.type.ts';
import { explainRule } from './explain-rule.ts';

interface Standing { picked: boolean; present: boolean }

/** Why a member belongs in a segment or not; null: there is no such segment. */
export async function explainSegment(
  sql: Sql, segmentId: string, askedId: string, now: Date,
): Promise<SegmentExplanation | null> {
  const segment = await sql.maybe<{ rule: Rule }>`select rule from segment where id = ${segmentId}`;
  if (!segment) return null;
  const memberId = (await survivorsOf(sql, [askedId]))(askedId);
  const found = await explainRule(sql, segment.rule, memberId, now);
  if (!found) return { belongs: false, picked: false, present: false, findings: [] };
  const { picked, present } = await sql.one<Standing>`select
    exists (select 1 from segment_pick where segment_id = ${segmentId} and member_id = ${memberId}) as picked,
    exists (select 1 from segment_member where segment_id = ${segmentId} and member_id = ${memberId}) as present`;
  return { belongs: picked || found.holds, picked, present, findings: found.findings };
}
