import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** How often somebody tried phones: all of them (mask ''), and those that look alike when masked. */
export const phoneTryTable = defineTable('members.phone_try', {
  actorId: t.text().primary(),
  mask: t.text().primary(),
  tries: t.int().check('tries >= 0'),
  endsAt: t.timestamptz(),
}, {
  indexes: {
    phone_try_ends: '(ends_at)',
  },
});
