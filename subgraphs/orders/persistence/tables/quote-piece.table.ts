import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A unique piece, and the quote that has it until then; for ever once it is sold, unless it comes back. */
export const quotePieceTable = defineTable('orders.quote_piece', {
  itemId: t.uuid().primary(),
  quoteId: t.uuid(),
  untilAt: t.timestamptz(),
}, {
  visible: '(select true from quote q where q.id = quote_piece.quote_id)',
  references: { quoteId: 'quote (id)' },
  indexes: { quote_piece_quote: '(quote_id)' },
});
