import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHANNEL, KIND, seenBy } from '../../../kernel/database/reader.ts';

/** By which id a channel knows a member; a channel sees its own only. */
export const channelIdentityTable = defineTable('members.channel_identity', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  channelId: t.uuid(),
  externalId: t.text().check('char_length(external_id) >= 1 and char_length(external_id) <= 200'),
  linkedAt: t.timestamptz(),
}, {
  // a channel sees its own identities of its members, not those of its competitors
  visible:
    `${seenBy('channel_identity.member_id')} and (${KIND} <> 'channel' or channel_id = ${CHANNEL})`,
  references: { memberId: 'member (id)' },
  unique: { channel_identity_channel_id_external_id_key: ['channelId', 'externalId'] },
  indexes: {
    channel_identity_member: '(member_id)',
  },
});
