import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What statements changed in the sums of margins, not yet folded into them: head office's alone. */
export const marginDeltaTable = defineTable('orders.margin_delta', {
  id: t.identity().primary(),
  day: t.date(),
  channelId: t.uuid(),
  outletId: t.uuid(),
  productId: t.uuid(),
  marginClass: t.text(),
  currency: t.text(),
  lines: t.bigint(),
  pieces: t.bigint(),
  net: t.bigint(),
  knownLines: t.bigint(),
  knownPieces: t.bigint(),
  knownNet: t.bigint(),
  cost: t.bigint(),
}, { hidden: true });
