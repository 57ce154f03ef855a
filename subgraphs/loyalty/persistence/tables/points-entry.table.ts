import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Entries of postings from before postings carried them; nothing is added. `ledger_entry` reads both. */
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
