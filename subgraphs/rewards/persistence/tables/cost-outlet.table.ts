import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Where outlets are and whose they are, as franchises tell it. */
export const costOutletTable = defineTable('rewards.cost_outlet', {
  outletId: t.uuid().primary(),
  region: t.text(),
  franchiseId: t.uuid().nullable(),
  version: t.bigint(),
});
