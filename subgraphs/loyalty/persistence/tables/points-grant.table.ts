import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Points that another room gave, or took back: each once, whatever is told again and in whatever order. */
export const pointsGrantTable = defineTable('loyalty.points_grant', {
  grantId: t.uuid().primary(),
  memberId: t.uuid(),
  // null where it was taken back before it was told
  lotId: t.uuid().nullable(),
  state: t.word('pending', 'active', 'withdrawn'),
  activeAt: t.timestamptz().nullable(),
  label: t.text().check('char_length(label) <= 120'),
  version: t.bigint(),
  // the posting that took it back
  withdrawnIn: t.uuid().nullable(),
}, {
  about: 'memberId',
  references: { memberId: 'account (member_id)' },
  indexes: {
    points_grant_due: `(active_at) where state = 'pending'`,
    points_grant_member: '(member_id)',
    points_grant_withdrawn: '(withdrawn_in) where withdrawn_in is not null',
  },
});
