import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Points given or taken by hand; large ones wait for a second person. */
export const pointsAdjustmentTable = defineTable('loyalty.points_adjustment', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  kind: t.word('adjustment', 'write_off').default('adjustment'),
  points: t.bigint().check('points <> 0'),
  reason: t.text().check('char_length(reason) >= 1 and char_length(reason) <= 500'),
  state: t.word('posted', 'pending', 'approved', 'rejected'),
  askedBy: t.text(),
  askedByName: t.text(),
  askedAt: t.timestamptz(),
  decidedBy: t.text().nullable(),
  decidedByName: t.text().nullable(),
  decidedAt: t.timestamptz().nullable(),
  decisionNote: t.text().nullable().check('char_length(decision_note) <= 500'),
  transactionId: t.uuid().nullable(),
  version: t.int().default(1),
}, {
  about: 'memberId',
  references: { memberId: 'account (member_id)' },
  indexes: {
    points_adjustment_asked: '(asked_at desc, id)',
    points_adjustment_asker: '(asked_by, asked_at)',
    points_adjustment_member: '(member_id)',
    points_adjustment_state: '(state, asked_at desc, id)',
  },
  checks: {
    points_adjustment_check: 'decided_by is null or decided_by <> asked_by',
  },
});
