import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT } from '../../../kernel/database/reader.ts';

/** Orders that a franchise did not sell, of members at home with it. */
export const orderElsewhereTable = defineTable('orders.order_elsewhere', {
  tenantId: t.uuid(),
  paidAt: t.timestamptz(),
  orderId: t.uuid().primary(),
  // as the order has it
  state: t.text(),
  outletId: t.uuid(),
}, {
  visible: `tenant_id = ${IF_TENANT}`,
  indexes: {
    order_elsewhere_newest: '(tenant_id, paid_at, order_id) include (outlet_id)',
    order_elsewhere_state: '(tenant_id, state, paid_at, order_id)',
  },
});
