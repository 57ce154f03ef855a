import type { Refusal } from '../../../kernel/outcome.ts';
import { lunarMonthLength, lunarYearOf, solarDayOf } from './lunar-calendar.ts';
import type { Calendar, LifeEventKind } from '../words.ts';

/**
 * Days in a member's life, by the calendar they are kept in. Most come back each year: 29 February on 28 where
 * there is none, a lunar 30th on the 29th of a short month, a day of a leap month in that month where the year
 * has it and else in the month of the same number. A full moon 满月 and a graduation come once.
 * Examples: born 2000-02-29, asked on 2026-01-01 → 2026-02-28; lunar 8th month 15th, asked on 2026-01-01 → 2026-09-25.
 */
export interface LifeDate {
  readonly calendar: Calendar;
  /** As the calendar counts; unknown for many an elder. */
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly leapMonth: boolean;
}

interface Rule {
  readonly yearly: boolean;
  /** How many days from today the day itself may lie ahead. */
  readonly daysAhead: number;
  readonly ofChild: boolean;
}

const RULES: Readonly<Record<LifeEventKind, Rule>> = {
  wedding_anniversary: { yearly: true, daysAhead: 1100, ofChild: false },
  child_birthday: { yearly: true, daysAhead: 0, ofChild: true },
  child_full_moon: { yearly: false, daysAhead: 60, ofChild: true },
  graduation: { yearly: false, daysAhead: 3660, ofChild: false },
  elder_birthday: { yearly: true, daysAhead: 0, ofChild: false },
};

/** Below this age a guardian consents (PIPL). */
export const OF_AGE = 14;
export const EARLIEST_YEAR = 1900;

export type LifeEventCode = 'DATE_INVALID' | 'GUARDIAN_CONSENT_REQUIRED';

/** Every reason against keeping it; none when there is none. */
export function lifeEventRefusals(
  kind: LifeEventKind, date: LifeDate, guardianConsent: boolean, today: string,
): Refusal<LifeEventCode>[] {
  const { yearly, daysAhead, ofChild } = RULES[kind];
  const no = (message: string, field: string): Refusal<LifeEventCode>[] =>
    [{ code: 'DATE_INVALID', message, path: [field] }];
  if (!isDay(date)) return no('The calendar has no such day.', 'day');
  const first = dayOf(date);
  if (first === null && !yearly) return no('What comes once has a year.', 'year');
  if (first !== null && first > laterBy(today, daysAhead)) {
    return no(daysAhead === 0 ? 'A birthday does not lie in the future.' : 'This lies too far ahead.', 'year');
  }
  return ofChild && !guardianConsent && isMinor(first, today)
    ? [{ code: 'GUARDIAN_CONSENT_REQUIRED', path: ['guardianConsent'],
      message: `A guardian agrees to what is kept of a child under ${OF_AGE}.` }] : [];
}

/** Who was born on an unknown day may be a child. */
export function isMinor(bornOn: string | null, today: string): boolean {
  return bornOn === null || yearsLater(bornOn, OF_AGE) > today;
}

/** The next one on or after `from`, and never before it happened; null for what is over. */
export function nextOccurrence(kind: LifeEventKind, date: LifeDate, from: string): string | null {
  const first = dayOf(date);
  if (!RULES[kind].yearly) return first !== null && first >= from ? first : null;
  const earliest = first !== null && first > from ? first : from;
  const year = yearOf(date, earliest);
  return [year - 1, year, year + 1].map((tried) => inYear(date, tried)).find((day) => day >= earliest) ?? null;
}

/** How many years after it this occurrence is; null where its year is not known. */
export function yearsAt(date: LifeDate, occurrence: string): number | null {
  return date.year === null ? null : yearOf(date, occurrence) - date.year;
}

function yearOf({ calendar }: LifeDate, day: string): number {
  return calendar === 'lunar' ? lunarYearOf(day) : Number(day.slice(0, 4));
}

/** The day itself, where its year is known. */
function dayOf(date: LifeDate): string | null {
  return date.year === null ? null : inYear(date, date.year);
}

/** When it is in this year of its calendar. */
function inYear({ calendar, month, day, leapMonth }: LifeDate, year: number): string {
  if (calendar === 'solar') return solarDay(year, month, Math.min(day, solarMonthLength(year, month)));
  const leap = leapMonth && lunarMonthLength(year, month, true) !== null;
  return solarDayOf(year, month, Math.min(day, lunarMonthLength(year, month, leap)!), leap);
}

function isDay({ calendar, year, month, day, leapMonth }: LifeDate): boolean {
  const whole = [month, day].every(Number.isInteger) && month >= 1 && month <= 12 && day >= 1;
  if (!whole || (year !== null && (year < EARLIEST_YEAR || year > 2100))) return false;
  if (calendar === 'solar') return !leapMonth && day <= solarMonthLength(year ?? 2000, month);
  return day <= (year === null ? 30 : lunarMonthLength(year, month, leapMonth) ?? 0);
}

function solarMonthLength(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function solarDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function yearsLater(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return solarDay(year + years, month, Math.min(date, solarMonthLength(year + years, month)));
}

export function laterBy(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
