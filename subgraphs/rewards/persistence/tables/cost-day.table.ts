import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Sums by business day of the region: what was sold, points that were issued, and what benefits cost. */
export const costDayTable = defineTable('rewards.cost_day', {
  region: t.text().primary(),
  payer: t.uuid().primary(),
  day: t.date().primary(),
  kind: t.word('sales', 'points', 'reward', 'coupon', 'benefit').primary(),
  /** Points of `points`, else minor units of the programme: net of what came back. */
  amount: t.bigint().defaultRaw('0'),
  /** What is promised and not used yet; only of rewards, coupons and benefits. */
  reserved: t.bigint().defaultRaw('0').check('reserved >= 0'),
  /** In whose order the proof looks at them. */
  id: t.uuid().defaultRaw('gen_random_uuid()'),
}, {
  unique: { cost_day_id_key: ['id'] },
  checks: { cost_day_check: "reserved = 0 or kind in ('reward', 'coupon', 'benefit')" },
});
