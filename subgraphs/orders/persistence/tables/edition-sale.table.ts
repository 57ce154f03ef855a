import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A numbered piece of a limited edition 限量编号, and the order that has it, until it comes back whole. */
export const editionSaleTable = defineTable('orders.edition_sale', {
  itemId: t.uuid().primary(),
  orderId: t.uuid(),
}, {
  visible: '(select true from sales_order o where o.id = edition_sale.order_id)',
  references: { orderId: 'sales_order (id)' },
  indexes: { edition_sale_order: '(order_id)' },
});
