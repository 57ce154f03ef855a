import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What a line of an order earned, and what of it is left after returns. */
export const orderEarningTable = defineTable('loyalty.order_earning', {
  lineId: t.uuid().primary(),
  orderId: t.uuid(),
  memberId: t.uuid(),
  lineNo: t.int(),
  itemId: t.uuid(),
  marginClass: t.text(),
  rateNum: t.int(),
  rateDen: t.int(),
  growthNum: t.int(),
  growthDen: t.int(),
  base: t.bigint(),
  remainingBase: t.bigint(),
  homeBase: t.bigint(),
  granted: t.bigint(),
  kept: t.bigint(),
  bonus: t.bigint(),
  bonusKept: t.bigint(),
  growth: t.bigint(),
  growthKept: t.bigint(),
  pointsSpent: t.bigint(),
  pointsRestored: t.bigint(),
  lotId: t.uuid().nullable(),
  quantity: t.int().nullable(),
}, {
  about: 'memberId',
  references: { orderId: 'order_points (order_id)' },
  indexes: {
    order_earning_order: '(order_id, line_no)',
  },
  checks: {
    order_earning_check: 'kept >= 0 and kept <= granted',
    order_earning_check1: 'bonus_kept >= 0 and bonus_kept <= bonus',
    order_earning_check2: 'growth_kept >= 0 and growth_kept <= growth',
    order_earning_check3: 'points_restored <= points_spent',
  },
});
