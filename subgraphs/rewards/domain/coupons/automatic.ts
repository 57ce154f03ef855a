import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { OfferTerms } from './offer-terms.ts';

/** A sale as an offer without a coupon looks at it. */
export interface Cart {
  /** Home region of the member, and its zone: days are its. */
  readonly region: string;
  readonly zone: string;
  /** `programme:tier`; null while loyalty has not told. */
  readonly tier: string | null;
  readonly channelId: string | null;
  readonly outletId: string | null;
  /** Of those that something is kept for: where the member is in. */
  readonly segmentIds: readonly string[];
  readonly at: Date;
}

/**
 * Whether an offer that needs no coupon 自动优惠 comes to a sale: its days, weekdays and days of the month by the zone
 * of the member's region, its regions, tiers, channels, outlets and segment. What it takes off, and whether another one
 * of its group saves more, is the evaluator's.
 *
 * Example: member day on the 8th: at 2026-10-07 16:00 UTC it is the 8th in Shanghai and it comes, 24 hours later not.
 */
export function comesTo(terms: OfferTerms, cart: Cart): boolean {
  const day = dayText(localDay(cart.at, cart.zone));
  return terms.automatic
    && (terms.validFrom === null || terms.validFrom <= day) && (terms.validUntil === null || day <= terms.validUntil)
    && isOnDay(terms, cart.at, cart.zone)
    && isAmong(terms.regions, cart.region) && isAmong(terms.tiers, cart.tier)
    && isAmong(terms.channelIds, cart.channelId) && isAmong(terms.outletIds, cart.outletId)
    && (terms.segmentId === null || cart.segmentIds.includes(terms.segmentId));
}

/**
 * Whether it counts on that day of the week 星期 (1 Monday to 7 Sunday) and of the month; lists that are empty bar
 * nothing. Example: days of the month 8 and 18 → on the 8th, not on the 9th; a 31st is skipped by shorter months.
 */
export function isOnDay(
  { weekdays, monthDays }: Pick<OfferTerms, 'weekdays' | 'monthDays'>, at: Date, zone: string,
): boolean {
  const { year, month, day } = localDay(at, zone);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7 + 1;
  return (weekdays.length === 0 || weekdays.includes(weekday)) && (monthDays.length === 0 || monthDays.includes(day));
}

function isAmong(listed: readonly string[], one: string | null): boolean {
  return listed.length === 0 || (one !== null && listed.includes(one));
}
