import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Which lots a hold took from. */
export const pointsHoldPartTable = defineTable('loyalty.points_hold_part', {
  holdId: t.uuid().primary(),
  lotId: t.uuid().primary(),
  memberId: t.uuid(),
  amount: t.bigint().check('amount >= 0'),
  restored: t.bigint().defaultRaw('0'),
}, {
  about: 'memberId',
  references: { holdId: 'points_hold (id)', lotId: 'lot (id)' },
  checks: {
    points_hold_part_check: 'restored >= 0 and restored <= amount',
  },
});
