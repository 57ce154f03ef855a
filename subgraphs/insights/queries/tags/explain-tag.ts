import type { Sql } from '../../../kernel/database/sql.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import { overriddenBy } from '../../domain/tags.ts';
import type { TagExplanation } from '../../graphql/tags/tag-rule.type.ts';
import { readSayings } from '../../persistence/tags.ts';
import { explainRule } from '../segments/explain-rule.ts';
import { tagsById } from '../tags.ts';

/** Why the rule of a tag is true of a member or not; null: there is no such tag, or none with a rule. */
export async function explainTag(
  sql: Sql, code: string, askedId: string, now: Date,
): Promise<TagExplanation | null> {
  const ruled = await sql.maybe<{ id: string; rule: Rule }>`select t.id, r.rule from tag t
    join tag_rule r on r.tag_id = t.id where t.code = ${code} and r.rule is not null`;
  if (!ruled) return null;
  const memberId = (await survivorsOf(sql, [askedId]))(askedId);
  const found = await explainRule(sql, ruled.rule, memberId, now);
  if (!found) return { belongs: false, present: false, overriddenBy: null, findings: [] };
  const sayings = await readSayings(sql, [memberId]);
  const own = sayings.find(({ tagId }) => tagId === ruled.id);
  const winner = own && overriddenBy(sayings).get(own.id);
  const [instead] = winner ? await tagsById(sql, [winner.tagId]) : [null];
  return {
    belongs: found.holds, present: await isGiven(sql, memberId, ruled.id),
    overriddenBy: instead ?? null, findings: found.findings,
  };
}

async function isGiven(sql: Sql, memberId: string, tagId: string): Promise<boolean> {
  return await sql.maybe`select 1 from member_tag where member_id = ${memberId} and tag_id = ${tagId}
    and kind = 'rule' and removed_at is null limit 1` !== null;
}
