import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Outlets as franchises tell them. */
export const outletFactTable = defineTable('campaigns.outlet_fact', {
  outletId: t.uuid().primary(),
  name: t.text(),
  kind: t.text(),
  closed: t.bool(),
  version: t.bigint(),
  channelId: t.uuid().nullable(),
  franchiseId: t.uuid().nullable(),
});
