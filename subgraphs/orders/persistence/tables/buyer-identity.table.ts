import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Which member a channel's buyer is. */
export const buyerIdentityTable = defineTable('orders.buyer_identity', {
  channelId: t.uuid().primary(),
  externalId: t.text().primary(),
  memberId: t.uuid(),
  region: t.text(),
  linkedMemberId: t.uuid().nullable(),
}, {
  indexes: {
    buyer_identity_member: '(member_id, channel_id)',
  },
});
