import { DAY_MS } from './order-times.ts';
import type { OrderRules } from './policy.ts';

/**
 * When the return window of a sale ends: its days after delivery; while the delivery is unknown so many days
 * after payment (domain.md 3.5). Everybody else keeps the instant that orders tell. Examples: a live order
 * delivered 2026-03-01 10:00 until 03-16 10:00; paid 2026-03-01 10:00 and not known to be delivered: until
 * 03-31 10:00.
 */
export function windowEndsAt(
  sale: { readonly paidAt: Date; readonly deliveredAt: Date | null; readonly windowDays: number },
  rules: Pick<OrderRules, 'unknownDeliveryDays'>,
): Date {
  return sale.deliveredAt ? later(sale.deliveredAt, sale.windowDays)
    : later(sale.paidAt, rules.unknownDeliveryDays);
}

/** The last instant at which the buyer may be found. Example: paid 2026-03-01 10:00 → 2026-08-28 10:00. */
export function linkUntil(paidAt: Date, rules: Pick<OrderRules, 'linkDays'>): Date {
  return later(paidAt, rules.linkDays);
}

function later(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
