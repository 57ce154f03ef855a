import type { Fulfilment } from '../../contracts/words.ts';
import type { PolicyRules } from './policy.ts';
import { addDays } from '../../kernel/business-day.ts';

/**
 * Points become spendable when the return window ends (domain.md 3.5). Example: a live order delivered
 * 2026-03-01 10:00 on 2026-03-16 10:00, the same picked up in a store on 2026-03-08 10:00.
 */
export function activeFrom(
  sale: { fulfilment: Fulfilment; paidAt: Date; deliveredAt: Date | null }, rules: PolicyRules,
): Date {
  return sale.deliveredAt
    ? addDays(sale.deliveredAt, rules.windowDays[sale.fulfilment])
    : addDays(sale.paidAt, rules.unknownDeliveryDays);
}

/** 补登: an order whose member became known later than this earns nothing. Example: day 181. */
export function linkedTooLate(paidAt: Date, linkedAt: Date, rules: PolicyRules): boolean {
  return linkedAt > addDays(paidAt, rules.linkDays);
}
