import { daysBetween, type Day } from './days.ts';
import type { InsightRules } from './policy.ts';

export const LIFECYCLES = ['prospect', 'new', 'active', 'dormant', 'lost'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

/**
 * Where a member stands 生命周期 by the orders that stand: none is a prospect; new while the first is at most
 * 90 days old; active while the last is at most 365, dormant at most 730, then lost. Example on 2026-09-15:
 * first 2025-09-14, last 2025-09-15 → active (365 days); last 2025-09-14 → dormant.
 */
export function lifecycleOf(
  { firstDay, lastDay }: { readonly firstDay: Day | null; readonly lastDay: Day | null },
  today: Day, { newDays, activeDays, dormantDays }: InsightRules,
): Lifecycle {
  if (firstDay === null || lastDay === null) return 'prospect';
  if (daysBetween(firstDay, today) <= newDays) return 'new';
  const since = daysBetween(lastDay, today);
  return since <= activeDays ? 'active' : since <= dormantDays ? 'dormant' : 'lost';
}

export const FREQUENCIES = ['high', 'medium', 'low'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** How often a member buys 购买频率, by orders in 24 months: 3 are high, 2 medium, 1 low; none is null. */
export function frequencyOf(orders: number, { highOrders, mediumOrders }: InsightRules): Frequency | null {
  if (orders === 0) return null;
  return orders >= highOrders ? 'high' : orders >= mediumOrders ? 'medium' : 'low';
}
