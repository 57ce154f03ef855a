import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A sale as the cost cap counts it: where it was made, by whom, and its value in the programme's currency. */
export const costSaleTable = defineTable('rewards.cost_sale', {
  orderId: t.uuid().primary(),
  region: t.text(),
  /** Whose outlet it was; null: the house's own. */
  franchiseId: t.uuid().nullable(),
  day: t.date(),
  currency: t.text(),
  homeCurrency: t.text(),
  /** Null where it was paid in the programme's currency. */
  rate: t.text().nullable(),
  baseMinor: t.bigint(),
  homeMinor: t.bigint(),
  /** What its coupons took off: counted as their cost, and so not taken out of the sales, too. */
  reducedMinor: t.bigint().defaultRaw('0').check('reduced_minor >= 0'),
}, { indexes: { cost_sale_day: '(region, day)' } });
