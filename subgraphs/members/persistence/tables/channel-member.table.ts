import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL } from '../../../kernel/database/reader.ts';

/** Which members a channel brought, newest first: what a channel's list begins with. */
export const channelMemberTable = defineTable('members.channel_member', {
  channelId: t.uuid().primary(),
  enrolledAt: t.timestamptz(),
  memberId: t.uuid().primary(),
  region: t.text(),
  // of the name, with the channel's last digits in front
  grams: t.texts(),
}, {
  visible: `channel_id = ${IF_CHANNEL}`,
  indexes: {
    channel_member_grams: 'using gin (grams)',
    channel_member_member: '(member_id)',
    channel_member_newest: '(channel_id, enrolled_at desc, member_id desc)',
    channel_member_region: '(channel_id, region, enrolled_at desc, member_id desc)',
  },
});
