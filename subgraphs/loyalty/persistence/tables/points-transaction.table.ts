import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { GROWTH_ACCOUNTS, POINT_ACCOUNTS } from '../../domain/account-book.ts';

const isZero = (accounts: readonly string[]): string =>
  `${accounts.map((account) => `coalesce(to_${account}, 0)`).join(' + ')} = 0`;

/**
 * One posting with its entries, which add up to zero in each unit, and why it was. What every sale writes
 * has no foreign key to its account, which is locked meanwhile.
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
  // its entries, by ledger account; null where it moves nothing, and in all of a posting with points_entry rows
  toAvailable: t.bigint().nullable(),
  toPending: t.bigint().nullable(),
  toHeld: t.bigint().nullable(),
  toDebt: t.bigint().nullable(),
  toIssued: t.bigint().nullable(),
  toRedeemed: t.bigint().nullable(),
  toExpired: t.bigint().nullable(),
  toBreakage: t.bigint().nullable(),
  toMerged: t.bigint().nullable(),
  toGrowth: t.bigint().nullable(),
  toGrowthPending: t.bigint().nullable(),
  toGrowthInteraction: t.bigint().nullable(),
  toGrowthIssued: t.bigint().nullable(),
  toGrowthMerged: t.bigint().nullable(),
  // its place in the statement of its account, and what the other balances were after it
  lineNo: t.int(),
  pendingAfter: t.bigint(),
  heldAfter: t.bigint(),
}, {
  about: 'memberId',
  indexes: {
    points_transaction_line: 'unique (member_id, line_no)',
    points_transaction_profile: `unique (member_id) where kind = 'profile_reward'`,
    points_transaction_return: `unique (return_id) where kind = 'return' and return_id is not null`,
  },
  checks: {
    points_transaction_zero_points: isZero(POINT_ACCOUNTS),
    points_transaction_zero_growth: isZero(GROWTH_ACCOUNTS),
  },
});
