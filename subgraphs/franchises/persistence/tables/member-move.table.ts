import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A member who was moved by hand. */
export const memberMoveTable = defineTable('franchises.member_move', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  at: t.timestamptz(),
  franchiseId: t.uuid().nullable(),
  outletId: t.uuid().nullable(),
  endsAt: t.timestamptz().nullable(),
  reason: t.word('manual', 'outlet_closed', 'merged'),
  note: t.text().check('char_length(note) <= 500'),
}, {
  references: { franchiseId: 'franchise (id)', memberId: 'member_home (member_id)',
    outletId: 'outlet (id)' },
  indexes: {
    member_move_member: '(member_id, at)',
  },
});
