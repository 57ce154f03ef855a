import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Outlets as franchises tell them. */
export const outletFactTable = defineTable('tradeins.outlet_fact', {
  outletId: t.uuid().primary(),
  name: t.text(),
  kind: t.text(),
  region: t.text(),
  franchiseId: t.uuid().nullable(),
  channelId: t.uuid().nullable(),
  closed: t.bool(),
  version: t.bigint(),
});
