/**
 * Who used to come and may not come again 流失预警. A member with three purchase days or more is warned of when they
 * are alive with less than 50 %, or when the window of their own rhythm has passed; an order that they gave back
 * whole in the last 180 days is named beside these, but warns of nobody alone.
 *
 * Example: 120, 150, 180 days apart, the last on 2026-05-01: from 2026-10-29 on the window has passed.
 */
export interface ChurnRules {
  readonly churnPurchases: number;
  readonly churnAliveBps: number;
  readonly churnReturnDays: number;
}

export const CHURN_REASONS = ['unlikely_alive', 'window_passed', 'order_returned'] as const;
export type ChurnReason = (typeof CHURN_REASONS)[number];

export interface Regular {
  readonly purchases: number;
  /** Null where there is no fit. */
  readonly aliveBps: number | null;
  /** The last day of the window of their own rhythm; null where it is not their own. */
  readonly windowUntil: string | null;
  /** Days since an order came back whole; null: none did. */
  readonly daysSinceReturn: number | null;
}

/** Empty: no warning. */
export function churnReasons(regular: Regular, today: string, rules: ChurnRules): ChurnReason[] {
  if (regular.purchases < rules.churnPurchases) return [];
  const reasons: ChurnReason[] = [];
  if (regular.aliveBps !== null && regular.aliveBps < rules.churnAliveBps) reasons.push('unlikely_alive');
  if (regular.windowUntil !== null && regular.windowUntil < today) reasons.push('window_passed');
  if (reasons.length === 0) return [];
  const returned = regular.daysSinceReturn;
  return returned !== null && returned <= rules.churnReturnDays ? [...reasons, 'order_returned'] : reasons;
}
