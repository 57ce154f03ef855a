import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL, IF_TENANT } from '../../../kernel/database/reader.ts';
import { AT_OWN_SITES } from './own-sites.ts';

/** Sums of sales by day and month. */
export const salesSumTable = defineTable('orders.sales_sum', {
  // 0 all, 1 by channel, 3 by channel and outlet
  cut: t.smallint().primary().check('cut in (0, 1, 3)'),
  grain: t.word('day', 'month').primary(),
  at: t.date().primary(),
  channelId: t.uuid().primary(),
  outletId: t.uuid().primary(),
  tenantId: t.uuid().primary(),
  marginClass: t.text().primary(),
  currency: t.text().primary(),
  orders: t.bigint(),
  lines: t.bigint(),
  goods: t.bigint(),
  discounts: t.bigint(),
  pointsCash: t.bigint(),
  tradeIn: t.bigint(),
  base: t.bigint(),
  returned: t.bigint(),
}, {
  visible: `channel_id = ${IF_CHANNEL} or tenant_id = ${IF_TENANT} and ${AT_OWN_SITES}`,
  indexes: {
    sales_sum_channel: '(channel_id, cut, grain, at) where cut in (1, 3)',
    sales_sum_outlet: '(outlet_id, grain, at) where cut = 3',
    sales_sum_tenant: '(tenant_id, grain, at) where cut = 3',
  },
});
