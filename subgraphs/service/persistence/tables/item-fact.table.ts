import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What a piece is, as catalog tells it: by that it is looked after. */
export const itemFactTable = defineTable('service.item_fact', {
  itemId: t.uuid().primary(),
  name: t.text(),
  category: t.text().nullable(),
  metal: t.text().nullable(),
  craft: t.text().nullable(),
  stones: t.texts(),
  version: t.bigint(),
});
