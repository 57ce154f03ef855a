import { localDay, monthEndAfter, startOfDay } from '../../kernel/business-day.ts';

/**
 * Months of the business day of a time zone. "Month end" is 24:00 of the last day, kept as the
 * exclusive instant: the end of 2027-01-31 in Shanghai is 2027-01-31T16:00:00Z.
 */
export { monthEndAfter };

/**
 * Where the trailing months of a period that ends here begin: the first of the month `months`
 * before its last month, so that the purchase which bound the period to this end is inside.
 * Example: a period to 2028-03-31 (bound by 2026-03-05) and 24 months → 2026-03-01.
 */
export function trailingFrom(end: Date, months: number, zone: string): Date {
  return monthEndAfter(new Date(end.getTime() - 1), -months - 1, zone);
}

/** First instant of a month written '2026-09', and of the next one. */
export function monthRange(month: string, zone: string): { from: Date; to: Date } | null {
  const match = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(month);
  if (!match) return null;
  const first = { year: Number(match[1]), month: Number(match[2]), day: 1 };
  return {
    from: startOfDay(first, zone), to: startOfDay({ ...first, month: first.month + 1 }, zone),
  };
}

/** First instant of a calendar day written '2026-09-15'. */
export function dayStart(day: string, zone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return startOfDay({ year, month, day: date }, zone);
}

/** The days of a zone that lie wholly within a time; none of a time that holds no whole day. */
export function wholeDays(
  time: { readonly from: Date; readonly to: Date }, zone: string,
): { from: Date; to: Date } {
  const first = localDay(time.from, zone);
  const begin = startOfDay(first, zone);
  const from = begin < time.from ? startOfDay({ ...first, day: first.day + 1 }, zone) : begin;
  const to = startOfDay(localDay(time.to, zone), zone);
  return from < to ? { from, to } : { from: time.to, to: time.to };
}
