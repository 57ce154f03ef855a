import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT } from '../../../kernel/database/reader.ts';

/** What statements changed in the sums of rebates, not yet folded into them. */
export const rebateDeltaTable = defineTable('franchises.rebate_delta', {
  id: t.identity().primary(),
  franchiseId: t.uuid(),
  day: t.date(),
  currency: t.text(),
  earned: t.bigint(),
  earnedReversed: t.bigint(),
  owed: t.bigint(),
  owedReversed: t.bigint(),
  entries: t.bigint(),
}, {
  visible: `franchise_id = ${IF_TENANT}`,
  indexes: {
    rebate_delta_franchise: '(franchise_id, day)',
  },
});
