import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHANNEL, KIND } from '../../../kernel/database/reader.ts';

/** An order as loyalty knows it, with what it earned and spent. */
export const orderPointsTable = defineTable('loyalty.order_points', {
  orderId: t.uuid().primary(),
  memberId: t.uuid(),
  state: t.word('pending', 'active', 'refused'),
  policyVersion: t.int(),
  tier: t.text(),
  bonusPercent: t.int(),
  currency: t.text(),
  fxRate: t.text().nullable(),
  fxTableId: t.uuid().nullable(),
  fulfilment: t.text(),
  paidAt: t.timestamptz(),
  deliveredAt: t.timestamptz().nullable(),
  activeAt: t.timestamptz(),
  bonusLotId: t.uuid().nullable(),
  holdId: t.uuid().nullable(),
  reason: t.text().nullable(),
  channelId: t.uuid().nullable(),
  programme: t.text().nullable(),
  // its points became those of another programme by a merge
  exchanged: t.bool().default(false),
  // OrderBonus[], as `toJson` writes it: of rules that may give one, by code
  bonuses: t.jsonb<unknown>().nullable(),
}, {
  about: 'memberId',
  narrowed: {
    own_channel: `case ${KIND} when 'channel' then channel_id = ${CHANNEL} else true end`,
  },
  references: { memberId: 'account (member_id)' },
  indexes: {
    order_points_due: `(active_at) where state = 'pending'`,
    order_points_member: '(member_id)',
    order_points_paid: 'using brin (paid_at)',
    order_points_waiting: `(member_id) where state = 'pending'`,
  },
});
