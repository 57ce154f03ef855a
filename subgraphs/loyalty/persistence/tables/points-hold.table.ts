import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHANNEL, KIND } from '../../../kernel/database/reader.ts';

/** Points reserved for an order that is being paid. */
export const pointsHoldTable = defineTable('loyalty.points_hold', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  points: t.bigint().check('points > 0'),
  state: t.word('held', 'captured', 'voided'),
  purpose: t.text().check('char_length(purpose) <= 200'),
  heldAt: t.timestamptz(),
  expiresAt: t.timestamptz(),
  settledAt: t.timestamptz().nullable(),
  orderId: t.uuid().nullable(),
  channelId: t.uuid().nullable(),
  tenantId: t.uuid().nullable(),
  reservedBy: t.text().nullable().check('char_length(reserved_by) <= 80'),
  worthMinor: t.bigint().check('worth_minor >= 0'),
  worthCurrency: t.text(),
  programme: t.text(),
  // its points in the programme of whom its member was merged into
  counted: t.bigint().nullable().check('counted >= 0'),
}, {
  about: 'memberId',
  narrowed: {
    own_channel: `case ${KIND} when 'channel' then channel_id = ${CHANNEL} else true end`,
  },
  references: { memberId: 'account (member_id)', programme: 'programme (code)' },
  indexes: {
    points_hold_expiry: `(expires_at) where state = 'held'`,
    points_hold_member: '(member_id, held_at desc)',
  },
});
