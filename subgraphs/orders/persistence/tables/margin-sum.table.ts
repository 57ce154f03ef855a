import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What customers kept and what it cost, by day and month: head office's alone. */
export const marginSumTable = defineTable('orders.margin_sum', {
  // 1 by channel and outlet, 2 by product
  cut: t.smallint().primary().check('cut in (1, 2)'),
  grain: t.word('day', 'month').primary(),
  at: t.date().primary(),
  channelId: t.uuid().primary(),
  outletId: t.uuid().primary(),
  productId: t.uuid().primary(),
  marginClass: t.text().primary(),
  currency: t.text().primary(),
  lines: t.bigint(),
  pieces: t.bigint(),
  net: t.bigint(),
  knownLines: t.bigint(),
  knownPieces: t.bigint(),
  knownNet: t.bigint(),
  cost: t.bigint(),
}, {
  hidden: true,
  indexes: { margin_sum_product: '(product_id, grain, at) where cut = 2' },
});
