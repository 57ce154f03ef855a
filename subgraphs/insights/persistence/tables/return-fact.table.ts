import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What came back of orders, once each. */
export const returnFactTable = defineTable('insights.return_fact', {
  returnId: t.uuid().primary(),
  orderId: t.uuid(),
  backMinor: t.bigint().check('back_minor >= 0'),
  whole: t.bool(),
  returnedAt: t.timestamptz(),
}, { references: { orderId: 'order_fact (order_id)' }, indexes: { return_fact_order: '(order_id)' } });
