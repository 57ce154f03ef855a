import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Returns as orders tell them. */
export const orderReturnFactTable = defineTable('franchises.order_return_fact', {
  returnId: t.uuid().primary(),
  orderId: t.uuid(),
  returnedAt: t.timestamptz(),
  baseMinor: t.bigint().check('base_minor >= 0'),
}, {
  visible: 'exists (select 1 from order_fact o where o.order_id = order_return_fact.order_id)',
  references: { orderId: 'order_fact (order_id)' },
  indexes: {
    order_return_fact_order: '(order_id)',
  },
});
