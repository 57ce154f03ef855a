import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

const WORD = '^[a-z][a-z0-9-]{1,39}$';

/** The vocabulary of tags 标签. */
export const tagTable = defineTable('insights.tag', {
  id: t.uuid().primary(),
  code: t.text().check(`code ~ '${WORD}'`),
  nameZh: t.text(),
  nameEn: t.text(),
  exclusiveGroup: t.text().nullable().check(`exclusive_group ~ '${WORD}'`),
  retired: t.bool().default(false),
  version: t.int().default(1),
}, { unique: { tag_code_key: ['code'] } });
