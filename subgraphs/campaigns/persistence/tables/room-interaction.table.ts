import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What channels told of live rooms, each once: a teller names what it tells. */
export const roomInteractionTable = defineTable('campaigns.room_interaction', {
  sessionId: t.uuid().primary(),
  // the channel; of head office the id that nobody has
  tellerId: t.uuid().primary(),
  eventId: t.text().primary().check('char_length(event_id) >= 1 and char_length(event_id) <= 64'),
  who: t.word('member', 'stranger', 'guest'),
  // as it was told; null of a guest, and of a stranger
  memberId: t.uuid().nullable(),
  kind: t.word('reach', 'enter', 'like', 'comment', 'share', 'leave'),
  // within the time on air
  at: t.timestamptz(),
  toldAt: t.timestamptz(),
}, {
  hidden: true,
  indexes: { room_interaction_member: '(member_id) where member_id is not null', room_interaction_told: '(told_at)' },
  checks: { room_interaction_named: `(who = 'member') = (member_id is not null)` },
  partitions: { by: 'session_id, event_id', count: 8 },
});
