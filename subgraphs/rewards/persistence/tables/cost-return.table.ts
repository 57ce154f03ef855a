import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What came back of a sale, on the day it came back. */
export const costReturnTable = defineTable('rewards.cost_return', {
  returnId: t.uuid().primary(),
  orderId: t.uuid(),
  region: t.text(),
  franchiseId: t.uuid().nullable(),
  day: t.date(),
  backMinor: t.bigint(),
  homeMinor: t.bigint(),
}, {
  references: { orderId: 'cost_sale (order_id)' },
  indexes: { cost_return_order: '(order_id)', cost_return_day: '(region, day)' },
});
