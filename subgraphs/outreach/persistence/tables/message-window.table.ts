import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHANNELS } from '../../domain/words.ts';

/** Slots that a member's marketing messages take, worked out of `message.slot_at`; its row is the lock of the cap. */
export const messageWindowTable = defineTable('outreach.message_window', {
  memberId: t.uuid().primary(),
  taken: t.timestamps(),
}, { about: 'memberId' });

/** Who left a channel by the link of a message; a yes that is said later lifts it. */
export const messageBlockTable = defineTable('outreach.message_block', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  channel: t.word(...CHANNELS),
  messageId: t.uuid(),
  at: t.timestamptz(),
  liftedAt: t.timestamptz().nullable(),
}, {
  about: 'memberId',
  references: { messageId: 'message (id)' },
  indexes: {
    message_block_message: 'unique (message_id)',
    message_block_member: '(member_id, channel) where lifted_at is null',
  },
});
