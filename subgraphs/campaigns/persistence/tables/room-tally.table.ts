import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** How often each thing was done in a live room, and by whose kind. */
export const roomTallyTable = defineTable('campaigns.room_tally', {
  sessionId: t.uuid().primary(),
  kind: t.word('reach', 'enter', 'like', 'comment', 'share', 'leave').primary(),
  who: t.word('member', 'stranger', 'guest').primary(),
  times: t.bigint().check('times > 0'),
}, {
  references: { sessionId: 'live_session (id)' },
});
