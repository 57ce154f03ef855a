import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Lines of orders as their room tells them. */
export const orderLineFactTable = defineTable('franchises.order_line_fact', {
  lineId: t.uuid().primary(),
  orderId: t.uuid(),
  lineNo: t.int(),
  marginClass: t.text(),
  baseMinor: t.bigint().check('base_minor >= 0'),
  costMinor: t.bigint().nullable(),
  remainingBaseMinor: t.bigint(),
}, {
  references: { orderId: 'order_fact (order_id)' },
  indexes: {
    order_line_fact_order: '(order_id)',
  },
  checks: {
    order_line_fact_check: 'remaining_base_minor >= 0 and remaining_base_minor <= base_minor',
  },
});
