import type { Fulfilment } from '../../contracts/words.ts';
import type { FormerWindows } from './policy.ts';
import { addDays } from '../../kernel/business-day.ts';

/**
 * Points become spendable when the return window ends (domain.md 3.5): at the instant that orders told with
 * the sale or its delivery. Sales of before it was told count with the windows that the programme had then.
 * Example: a live order delivered 2026-03-01 10:00 on 2026-03-16 10:00.
 */
export function activeFrom(
  sale: {
    fulfilment: Fulfilment; paidAt: Date; deliveredAt: Date | null; windowEndsAt?: Date | null;
  }, former: FormerWindows,
): Date {
  if (sale.windowEndsAt) return sale.windowEndsAt;
  return sale.deliveredAt
    ? addDays(sale.deliveredAt, former.windowDays[sale.fulfilment])
    : addDays(sale.paidAt, former.unknownDeliveryDays);
}

/** 补录会员: an order whose member became known later than this earns nothing. Example: day 181. */
export function linkedTooLate(
  sale: { paidAt: Date; linkUntil?: Date }, linkedAt: Date, former: FormerWindows,
): boolean {
  return linkedAt > (sale.linkUntil ?? addDays(sale.paidAt, former.linkDays));
}
