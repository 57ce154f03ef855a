/**
 * Times of an order. Paid not before 1970 (an earlier year is an empty field or a typing error) and not in
 * the future (clocks may differ by 5 minutes); delivered not before paid. A kept order finds its buyer
 * within so many days of payment (补录会员, 180 by default).
 */
export const DAY_MS = 86_400_000;
const CLOCK_TOLERANCE_MS = 5 * 60_000;
export const EARLIEST_PAYMENT = new Date('1970-01-01T00:00:00Z');

export function isPaymentTime(paidAt: Date, now: Date): boolean {
  return paidAt >= EARLIEST_PAYMENT && paidAt.getTime() <= now.getTime() + CLOCK_TOLERANCE_MS;
}

/** Delivery may be dated when it happened, and no more than a clock's difference ahead. */
export function isDeliveryTime(deliveredAt: Date, paidAt: Date, now: Date): boolean {
  return deliveredAt >= paidAt && deliveredAt.getTime() <= now.getTime() + CLOCK_TOLERANCE_MS;
}

/** Example: paid 2026-03-01 10:00, 180 days: until 2026-08-28 10:00, that instant included. */
export function mayLink(paidAt: Date, linkedAt: Date, linkDays: number): boolean {
  return linkedAt.getTime() - paidAt.getTime() <= linkDays * DAY_MS;
}
