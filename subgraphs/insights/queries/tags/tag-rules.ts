import type { Sql } from '../../../kernel/database/sql.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import type { RuleSource } from '../../domain/tag-rules.ts';
import type { TagRule, TagRun } from '../../graphql/tags/tag-rule.type.ts';
import { linesOf } from '../segments/segments.ts';

interface Row {
  tagId: string; rule: Rule; source: RuleSource; confidence: number; setBy: string; setAt: Date;
  startedAt: Date | null; finishedAt: Date | null; askedBy: string; members: number; given: number; taken: number;
}

/** The rule of each tag with its last run; null: none. */
export async function tagRulesOf(sql: Sql, tagIds: readonly string[]): Promise<(TagRule | null)[]> {
  const rows = await sql.all<Row>`select r.tag_id as "tagId", r.rule, r.source, r.confidence, r.set_by as "setBy",
      r.set_at as "setAt", n.started_at as "startedAt", n.finished_at as "finishedAt", n.asked_by as "askedBy",
      n.members, n.given, n.taken
    from tag_rule r left join lateral (select * from tag_run where tag_id = r.tag_id
      order by started_at desc, id desc limit 1) n on true
    where r.tag_id = any(${[...tagIds]}::uuid[]) and r.rule is not null`;
  const byTag = new Map(rows.map((row) => [row.tagId, ruleView(row)]));
  return tagIds.map((id) => byTag.get(id) ?? null);
}

function ruleView({ rule, source, confidence, setBy, setAt, startedAt, ...run }: Row): TagRule {
  const { finishedAt, askedBy, members, given, taken } = run;
  const lastRun: TagRun | null = startedAt && { startedAt, finishedAt, askedBy, members, given, taken };
  return { lines: linesOf(rule), source, confidence, setBy, setAt, lastRun };
}
