import type { Sql } from '../../../kernel/database/sql.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import type { Net, TagNode } from '../../domain/tag-rules.ts';
import { MOST_TAGS } from '../../domain/tags.ts';
import { readRules } from '../segments/segment-rules.ts';

/** Rules of all segments in use and of all tags, also of retired ones: they may come back. */
export async function readNet(sql: Sql): Promise<Net> {
  const rows = await sql.all<{ code: string; group: string | null; rule: Rule | null }>`
    select t.code, t.exclusive_group as "group", r.rule from tag t left join tag_rule r on r.tag_id = t.id
    limit ${MOST_TAGS.vocabulary}`;
  const tags = new Map(rows.map(({ code, ...node }): [string, TagNode] => [code, node]));
  return { segments: await readRules(sql), tags };
}
