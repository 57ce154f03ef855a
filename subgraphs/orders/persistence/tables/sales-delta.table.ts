import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL, IF_TENANT } from '../../../kernel/database/reader.ts';
import { AT_OWN_SITES } from './own-sites.ts';

/** What statements changed in the sums of sales, not yet folded into them. */
export const salesDeltaTable = defineTable('orders.sales_delta', {
  id: t.identity().primary(),
  day: t.date(),
  channelId: t.uuid(),
  outletId: t.uuid(),
  tenantId: t.uuid(),
  marginClass: t.text(),
  currency: t.text(),
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
    sales_delta_channel: '(channel_id, day)',
    sales_delta_tenant: '(tenant_id, day)',
  },
});
