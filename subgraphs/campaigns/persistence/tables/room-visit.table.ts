import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What each member did in a live room, as far as it was told, under the id that was named. */
export const roomVisitTable = defineTable('campaigns.room_visit', {
  sessionId: t.uuid().primary(),
  memberId: t.uuid().primary(),
  reachedAt: t.timestamptz().nullable(),
  enteredAt: t.timestamptz().nullable(),
  leftAt: t.timestamptz().nullable(),
  likes: t.int().check('likes >= 0'),
  comments: t.int().check('comments >= 0'),
  shares: t.int().check('shares >= 0'),
}, {
  about: 'memberId',
  indexes: { room_visit_member: '(member_id)' },
});
