import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

const between = (column: string, low: number, high: number) => `${column} >= ${low} and ${column} <= ${high}`;

/** Versions of the thresholds of lifecycle, frequency and RFM. */
export const insightPolicyTable = defineTable('insights.insight_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  newDays: t.int().check(between('new_days', 1, 3650)),
  activeDays: t.int().check(between('active_days', 1, 3650)),
  dormantDays: t.int().check(between('dormant_days', 1, 3650)),
  frequencyMonths: t.int().check(between('frequency_months', 1, 120)),
  highOrders: t.int().check(between('high_orders', 2, 1000)),
  mediumOrders: t.int().check(between('medium_orders', 1, 1000)),
  rfmMonths: t.int().check(between('rfm_months', 1, 120)),
  recencyDays: t.ints().check('cardinality(recency_days) = 4'),
  frequencyOrders: t.ints().check('cardinality(frequency_orders) = 4'),
  monetaryUnits: t.ints().check('cardinality(monetary_units) = 4'),
  recencyHigh: t.int().check(between('recency_high', 1, 5)),
  frequencyHigh: t.int().check(between('frequency_high', 1, 5)),
  monetaryHigh: t.int().check(between('monetary_high', 1, 5)),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  ownPurchases: t.int().check(between('own_purchases', 2, 100)),
  windowFromBps: t.int().check(between('window_from_bps', 1, 10000)),
  windowUntilBps: t.int().check(between('window_until_bps', 10000, 50000)),
  usualDays: t.int().check(between('usual_days', 1, 3650)),
  weddingDays: t.int().check(between('wedding_days', 1, 3650)),
  horizonMonths: t.int().check(between('horizon_months', 1, 120)),
  backTestDays: t.int().check(between('back_test_days', 28, 1095)),
  churnPurchases: t.int().check(between('churn_purchases', 2, 100)),
  churnAliveBps: t.int().check(between('churn_alive_bps', 1, 9999)),
  churnReturnDays: t.int().check(between('churn_return_days', 0, 3650)),
});
