import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Lines of orders: what was bought, and how many pieces of it were kept. */
export const orderPieceTable = defineTable('insights.order_piece', {
  lineId: t.uuid().primary(),
  orderId: t.uuid(),
  itemId: t.uuid(),
  quantity: t.int().check('quantity > 0'),
  kept: t.int(),
  /** Of all pieces as they were priced, in the order's currency. */
  baseMinor: t.bigint().check('base_minor >= 0'),
  returnedAt: t.timestamptz().nullable(),
}, {
  visible: '(select true from order_fact o where o.order_id = order_piece.order_id)',
  references: { orderId: 'order_fact (order_id)' },
  indexes: { order_piece_order: '(order_id)' },
  checks: { order_piece_check: 'kept >= 0 and kept <= quantity' },
});
