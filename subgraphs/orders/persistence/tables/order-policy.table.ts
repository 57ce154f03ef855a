import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of the orders' policy. */
export const orderPolicyTable = defineTable('orders.order_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  charityBps: t.int().check('charity_bps >= 0 and charity_bps <= 10000'),
  pointsCashBps: t.int().check('points_cash_bps >= 0 and points_cash_bps <= 10000'),
  linkDays: t.int().check('link_days >= 0 and link_days <= 3650'),
  storeWindowDays: t.int().check('store_window_days >= 0 and store_window_days <= 365'),
  webWindowDays: t.int().check('web_window_days >= 0 and web_window_days <= 365'),
  liveWindowDays: t.int().check('live_window_days >= 0 and live_window_days <= 365'),
  customWindowDays: t.int().check('custom_window_days >= 0 and custom_window_days <= 365'),
  tradeInWindowDays: t.int().check('trade_in_window_days >= 0 and trade_in_window_days <= 365'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  unknownDeliveryDays: t.int().nullable()
    .check('unknown_delivery_days >= 0 and unknown_delivery_days <= 365'),
  quoteLockMinutes: t.int().nullable().check('quote_lock_minutes >= 1 and quote_lock_minutes <= 240'),
  payMinutes: t.int().nullable().check('pay_minutes >= 1 and pay_minutes <= 1080'),
});
