import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** When a member last did something with a device. */
export const deviceUseTable = defineTable('engagement.device_use', {
  /** HMAC of what the channel calls it, under a key of the house; the name itself is kept nowhere. */
  device: t.text().primary().check('char_length(device) = 43'),
  memberId: t.uuid().primary(),
  usedAt: t.timestamptz(),
}, {
  hidden: true,
  indexes: { device_use_member: '(member_id, used_at)', device_use_old: '(used_at)' },
});
