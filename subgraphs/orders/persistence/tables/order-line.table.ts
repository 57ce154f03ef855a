import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { SoldAgainst } from '../../domain/terms/sale-terms.ts';

/** One item of an order, with what fell on it. */
export const orderLineTable = defineTable('orders.order_line', {
  id: t.uuid().primary(),
  orderId: t.uuid(),
  lineNo: t.int().check('line_no >= 1 and line_no <= 1000'),
  itemId: t.uuid(),
  sku: t.text(),
  itemName: t.text(),
  quantity: t.int().check('quantity >= 1 and quantity <= 1000000'),
  unitPriceMinor: t.bigint().check('unit_price_minor >= 0'),
  amountMinor: t.bigint(),
  lineDiscountMinor: t.bigint().check('line_discount_minor >= 0'),
  orderDiscountMinor: t.bigint().check('order_discount_minor >= 0'),
  pointsCashMinor: t.bigint().check('points_cash_minor >= 0'),
  pointsSpent: t.bigint().check('points_spent >= 0'),
  tradeInMinor: t.bigint().check('trade_in_minor >= 0'),
  baseMinor: t.bigint(),
  marginClass: t.text(),
  costMinor: t.bigint().nullable(),
  labourMinor: t.bigint().nullable(),
  returnedQuantity: t.int().default(0),
  returnedBaseMinor: t.bigint().defaultRaw('0'),
  goldWeightMg: t.bigint().nullable().check('gold_weight_mg > 0'),
  boardPriceMinor: t.bigint().nullable().check('board_price_minor >= 0'),
  soldAgainst: t.texts<SoldAgainst>().nullable(),
  bundleId: t.uuid().nullable(),
  bundleNo: t.int().nullable(),
  bundleDiscountMinor: t.bigint().nullable(),
  bundleRecheck: t.bool().nullable(),
}, {
  visible: '(select true from sales_order o where o.id = order_line.order_id)',
  references: { orderId: 'sales_order (id)' },
  unique: { order_line_order_id_line_no_key: ['orderId', 'lineNo'] },
  indexes: { order_line_item: '(item_id, order_id)' },
  checks: {
    order_line_bundle: `bundle_discount_minor is null
      or bundle_discount_minor >= 0 and bundle_discount_minor <= line_discount_minor`,
    order_line_check: 'amount_minor = unit_price_minor * quantity',
    order_line_check1: `base_minor >= 0 and base_minor
      = amount_minor - line_discount_minor - order_discount_minor - points_cash_minor - trade_in_minor`,
    order_line_check2: 'returned_quantity >= 0 and returned_quantity <= quantity',
    order_line_check3: 'returned_base_minor >= 0 and returned_base_minor <= base_minor',
  },
});
