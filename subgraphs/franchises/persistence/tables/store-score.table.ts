import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT } from '../../../kernel/database/reader.ts';

/** How a store stood at the end of a quarter; never written again. */
export const storeScoreTable = defineTable('franchises.store_score', {
  outletId: t.uuid().primary(),
  region: t.text(),
  quarter: t.text().primary().check(`quarter ~ '^20[0-9]{2}-Q[1-4]$'`),
  franchiseId: t.uuid().nullable(),
  fromAt: t.timestamptz(),
  toAt: t.timestamptz(),
  honouredUntil: t.timestamptz(),
  repurchaseGood: t.bigint(),
  repurchaseAll: t.bigint(),
  enrolmentGood: t.bigint(),
  enrolmentAll: t.bigint(),
  complaintsGood: t.bigint(),
  complaintsAll: t.bigint(),
  dataGood: t.bigint(),
  dataAll: t.bigint(),
  score: t.int().check('score >= 0 and score <= 100'),
  place: t.int().check('place > 0'),
  excellent: t.bool(),
  scoredAt: t.timestamptz(),
}, {
  visible: `franchise_id = ${IF_TENANT}`,
  references: { outletId: 'outlet (id)' },
  indexes: {
    store_score_region: '(region, quarter, place, outlet_id)',
    store_score_franchise: '(franchise_id, quarter, place, outlet_id)',
  },
});
