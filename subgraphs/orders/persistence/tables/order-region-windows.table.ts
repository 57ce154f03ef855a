import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

const days = (of: string) => t.int().nullable().check(`${of}_window_days >= 0 and ${of}_window_days <= 365`);

/** Return windows of a region, by version of the orders' policy; what is null is as everywhere. */
export const orderRegionWindowsTable = defineTable('orders.order_region_windows', {
  version: t.int().primary(),
  region: t.text().primary(),
  storeWindowDays: days('store'),
  webWindowDays: days('web'),
  liveWindowDays: days('live'),
  customWindowDays: days('custom'),
  tradeInWindowDays: days('trade_in'),
}, {
  references: { version: 'order_policy (version)' },
});
