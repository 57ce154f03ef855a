import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One line of a return. */
export const returnLineTable = defineTable('orders.return_line', {
  returnId: t.uuid().primary(),
  lineId: t.uuid().primary(),
  quantity: t.int().check('quantity >= 0'),
  baseMinor: t.bigint().check('base_minor >= 0'),
  remainingBaseMinor: t.bigint().check('remaining_base_minor >= 0'),
}, {
  visible: '(select true from order_return r where r.id = return_line.return_id)',
  references: { lineId: 'order_line (id)', returnId: 'order_return (id)' },
  indexes: {
    return_line_line: '(line_id)',
  },
  checks: {
    return_line_check: 'quantity > 0 or base_minor > 0',
  },
});
