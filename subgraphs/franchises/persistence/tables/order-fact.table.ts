import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND, TENANT } from '../../../kernel/database/reader.ts';

/** Orders as their room tells them. */
export const orderFactTable = defineTable('franchises.order_fact', {
  orderId: t.uuid().primary(),
  memberId: t.uuid().nullable(),
  buyerId: t.uuid().nullable(),
  outletId: t.uuid(),
  franchiseId: t.uuid().nullable(),
  fulfilment: t.word('store', 'web', 'live', 'custom', 'trade_in'),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  paidAt: t.timestamptz(),
  deliveredAt: t.timestamptz().nullable(),
  baseMinor: t.bigint().check('base_minor >= 0'),
  whollyReturnedAt: t.timestamptz().nullable(),
  windowEndsAt: t.timestamptz().nullable(),
}, {
  visible: `${KIND} = 'tenant' and franchise_id = ${TENANT}`,
  references: { franchiseId: 'franchise (id)', outletId: 'outlet (id)' },
  indexes: {
    order_fact_buyer: '(buyer_id)',
    order_fact_buyers:
      '(franchise_id, paid_at) include (currency, member_id) where franchise_id is not null',
    order_fact_member: '(member_id)',
    order_fact_outlet: '(outlet_id, paid_at)',
    order_fact_paid: 'using brin (paid_at)',
  },
  checks: {
    order_fact_check: '(member_id is null) = (buyer_id is null)',
  },
});
