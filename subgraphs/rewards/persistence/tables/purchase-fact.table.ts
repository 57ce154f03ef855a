import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Purchases as orders tell them, and what is kept of them; whose it is may become known later. */
export const purchaseFactTable = defineTable('rewards.purchase_fact', {
  orderId: t.uuid().primary(),
  memberId: t.uuid().nullable(),
  currency: t.text(),
  paidAt: t.timestamptz(),
  baseMinor: t.bigint(),
  netMinor: t.bigint(),
}, { hidden: true, indexes: { purchase_fact_member: '(member_id) where member_id is not null' } });

/** What came back of them, each return once. */
export const purchaseReturnTable = defineTable('rewards.purchase_return', {
  returnId: t.uuid().primary(),
  orderId: t.uuid(),
  backMinor: t.bigint(),
}, { references: { orderId: 'purchase_fact (order_id)' }, indexes: { purchase_return_order: '(order_id)' } });
