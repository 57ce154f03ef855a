import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What items are bought for, as catalog tells it. */
export const itemFactTable = defineTable('insights.item_fact', {
  itemId: t.uuid().primary(),
  demandClass: t.word('wedding', 'investment', 'daily').nullable(),
  version: t.bigint(),
});
