import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Who looked at whose personal data, and why. */
export const contactViewTable = defineTable('members.contact_view', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  at: t.timestamptz(),
  actorKind: t.text(),
  actorId: t.text(),
  actorName: t.text(),
  reason: t.text().check('char_length(reason) >= 5 and char_length(reason) <= 200'),
  requestId: t.text(),
  // what was shown; null: from before it was kept
  layer: t.smallint().nullable().check('layer >= 1 and layer <= 3'),
}, {
  about: 'memberId',
  references: { memberId: 'member (id)' },
  indexes: {
    contact_view_at: '(at)',
    contact_view_member: '(member_id, at desc, id desc)',
  },
});
