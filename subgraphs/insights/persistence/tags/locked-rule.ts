import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { tagRuleTable } from '../tables/tag-rule.table.ts';
import { tagTable } from '../tables/tag.table.ts';

export type TagRuleRow = RowOf<typeof tagRuleTable>;

export interface LockedTag {
  readonly tag: RowOf<typeof tagTable>;
  readonly rule: TagRuleRow | null;
}

/** A tag whose rule nobody else sets or works out until the transaction ends; null for none. */
export async function lockTagRule(sql: Sql, by: { code: string } | { id: string }): Promise<LockedTag | null> {
  const tag = await ('code' in by
    ? sql.maybe<LockedTag['tag']>`select ${columnsOf(tagTable)} from tag where code = ${by.code} for update`
    : sql.maybe<LockedTag['tag']>`select ${columnsOf(tagTable)} from tag where id = ${by.id} for update`);
  if (!tag) return null;
  const rule = await sql.maybe<TagRuleRow>`select ${columnsOf(tagRuleTable)} from tag_rule where tag_id = ${tag.id}`;
  return { tag, rule };
}
