import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { ClassRebate } from '../../domain/policy.ts';

/** Versions of the franchises' policy. */
export const franchisePolicyTable = defineTable('franchises.franchise_policy', {
  version: t.int().primary(),
  effectiveFrom: t.timestamptz(),
  rebates: t.jsonb<readonly ClassRebate[]>().check(`jsonb_typeof(rebates) = 'array'`),
  marginCapBps: t.int().check('margin_cap_bps >= 0 and margin_cap_bps <= 10000'),
  storeWindowDays: t.int().nullable(),
  webWindowDays: t.int().nullable(),
  liveWindowDays: t.int().nullable(),
  customWindowDays: t.int().nullable(),
  tradeInWindowDays: t.int().nullable(),
  unknownDeliveryDays: t.int().nullable().check('unknown_delivery_days >= 0'),
  periodMonths: t.int().check('period_months > 0'),
  trailingMonths: t.int().check('trailing_months > 0'),
  protectionDays: t.int().check('protection_days >= 0'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  disputeDays: t.int().nullable().check('dispute_days >= 1 and dispute_days <= 60'),
  note: t.text().nullable().check('char_length(note) <= 500'),
}, {
  checks: {
    franchise_policy_custom_days_check: 'custom_window_days >= 0',
    franchise_policy_live_days_check: 'live_window_days >= 0',
    franchise_policy_store_days_check: 'store_window_days >= 0',
    franchise_policy_trade_in_days_check: 'trade_in_window_days >= 0',
    franchise_policy_web_days_check: 'web_window_days >= 0',
  },
});
