import { dayAfter, dayIn, midnightOf } from '../../i18n/days.ts';

const DAY = 86_400_000;

export interface Periods {
  readonly today: string;
  readonly week: string;
  readonly month: string;
  readonly end: string;
  readonly monthDay: string;
  readonly weekDay: string;
  readonly todayDay: string;
  readonly yearDay: string;
}

/**
 * Business days of a zone: today from its midnight, 7 and 30 days with today as the last. Example: on 22 November
 * 2026 at 17:00 UTC it is the 23rd in Shanghai, and today began at 16:00 UTC.
 */
export function periods(now: Date, timeZone: string): Periods {
  const todayDay = dayIn(timeZone, now);
  const weekDay = dayAfter(todayDay, -6);
  const monthDay = dayAfter(todayDay, -29);
  const [year = 0, month = 0] = todayDay.split('-').map(Number);
  const at = (day: string) => midnightOf(day, timeZone).toISOString();
  return {
    today: at(todayDay),
    week: at(weekDay),
    month: at(monthDay),
    end: at(dayAfter(todayDay, 1)),
    todayDay,
    weekDay,
    monthDay,
    yearDay: new Date(Date.UTC(year, month - 12, 1)).toISOString().slice(0, 10),
  };
}

/** Every day from the first to the last, both included, as the graph writes them. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
