import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Orders as their room tells them, and what they are worth at the member's home. */
export const orderFactTable = defineTable('insights.order_fact', {
  orderId: t.uuid().primary(),
  /** Who the buyer is today, and who the buyer was said to be. */
  memberId: t.uuid().nullable(),
  buyerId: t.uuid().nullable(),
  channelId: t.uuid(),
  outletId: t.uuid(),
  fulfilment: t.text(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  paidAt: t.timestamptz(),
  deliveredAt: t.timestamptz().nullable(),
  baseMinor: t.bigint().check('base_minor >= 0'),
  netMinor: t.bigint(),
  whollyReturnedAt: t.timestamptz().nullable(),
  marginClasses: t.texts(),
  itemIds: t.uuids(),
  /** The member's home region: its day of the payment, the rate then, what is kept in its currency. */
  homeRegion: t.text().nullable(),
  paidDay: t.date().nullable(),
  homeRate: t.text().nullable(),
  homeMinor: t.bigint().nullable(),
}, {
  about: 'memberId',
  indexes: {
    order_fact_member: '(member_id) where member_id is not null',
    order_fact_standing: '(member_id, paid_day) include (home_minor, home_region) '
      + 'where wholly_returned_at is null and member_id is not null',
  },
  checks: {
    order_fact_check: 'net_minor >= 0 and net_minor <= base_minor',
    order_fact_check1: '(member_id is null) = (buyer_id is null)',
    order_fact_check2: '(member_id is null) = (home_region is null) and (member_id is null) = (paid_day is null) '
      + 'and (member_id is null) = (home_minor is null)',
  },
});
