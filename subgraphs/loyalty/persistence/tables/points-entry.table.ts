import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One side of a posting. Entries of a transaction and unit add up to zero. */
export const pointsEntryTable = defineTable('loyalty.points_entry', {
  memberId: t.uuid().primary(),
  transactionId: t.uuid().primary(),
  account: t.word('available', 'pending', 'held', 'debt', 'issued', 'redeemed', 'expired',
    'breakage', 'merged', 'growth', 'growth_pending', 'growth_interaction', 'growth_issued',
    'growth_merged').primary(),
  unit: t.word('points', 'growth'),
  amount: t.bigint().check('amount <> 0'),
}, {
  about: 'memberId',
  partitions: { by: 'member_id', count: 8 },
});
