import { localDay } from '../../kernel/business-day.ts';

/** '2026-09' so many months before the one in which `now` is; 1 is the last that is over. */
export function monthsAgo(now: Date, months: number, zone: string): string {
  const { year, month } = localDay(now, zone);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  return first.toISOString().slice(0, 7);
}

/** Noon of a day of the month after: when statements are run, answered, frozen, paid. */
export function dayAfterMonth(month: string, day: number): Date {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, day, 4));
}
