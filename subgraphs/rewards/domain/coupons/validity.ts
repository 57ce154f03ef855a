import { dayText, localDay, startOfDay } from '../../../kernel/business-day.ts';
import type { OfferTerms, Period } from './offer-terms.ts';

/**
 * When a coupon may be used: days of the member's home region, the last one included; days after issue count from
 * the day it was given, and never beyond the offer's own last day.
 *
 * Example: given on 2026-09-15 in Shanghai for 30 days → until 2026-10-15 24:00, which is 16:00 UTC. Of an offer
 * until 2026-09-30 → until that day's end.
 */
export interface Validity {
  readonly from: Date;
  /** The first instant it does not count any more; null: it never ends. */
  readonly until: Date | null;
}

type Days = Pick<OfferTerms, 'validFrom' | 'validUntil' | 'daysAfterIssue'>;

export function validityOf({ validFrom, validUntil, daysAfterIssue }: Days, issuedAt: Date, zone: string): Validity {
  const ends = [
    ...(validUntil === null ? [] : [dayStart(validUntil, zone, 1)]),
    ...(daysAfterIssue === null ? [] : [daysLater(issuedAt, daysAfterIssue + 1, zone)]),
  ];
  const from = validFrom === null ? issuedAt : dayStart(validFrom, zone, 0);
  return {
    from: from > issuedAt ? from : issuedAt,
    until: ends.length === 0 ? null : new Date(Math.min(...ends.map((end) => end.getTime()))),
  };
}

/** Whether an offer is still to be given: its last day is not over in that zone. */
export function isOver({ validUntil }: Days, now: Date, zone: string): boolean {
  return validUntil !== null && dayStart(validUntil, zone, 1) <= now;
}

/** Names the period that a use counts in: '2026', '2026-09', '2026-09-15', or '' for ever. */
export function periodOf(period: Period, at: Date, zone: string): string {
  const length = { ever: 0, year: 4, month: 7, day: 10 }[period];
  return dayText(localDay(at, zone)).slice(0, length);
}

function dayStart(day: string, zone: string, later: number): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return startOfDay({ year, month, day: date + later }, zone);
}

function daysLater(at: Date, days: number, zone: string): Date {
  const today = localDay(at, zone);
  return startOfDay({ ...today, day: today.day + days }, zone);
}
