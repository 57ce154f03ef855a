import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/**
 * One posting: why and when its entries were written. What every sale writes has no foreign key to
 * its account, which is locked meanwhile.
 */
export const pointsTransactionTable = defineTable('loyalty.points_transaction', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  programme: t.text(),
  kind: t.text(),
  at: t.timestamptz(),
  postedAt: t.timestamptz(),
  points: t.bigint(),
  growth: t.bigint(),
  availableAfter: t.bigint(),
  debtAfter: t.bigint(),
  orderId: t.uuid().nullable(),
  returnId: t.uuid().nullable(),
  holdId: t.uuid().nullable(),
  reason: t.text().nullable().check('char_length(reason) <= 500'),
  actorName: t.text(),
}, {
  about: 'memberId',
  indexes: {
    points_transaction_member: '(member_id, at desc, id desc)',
    points_transaction_return: `unique (return_id) where kind = 'return' and return_id is not null`,
  },
});
