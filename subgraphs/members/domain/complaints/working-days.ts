import { dayText, localDay, startOfDay, type LocalDay } from '../../../kernel/business-day.ts';

/**
 * Working days of a region: Monday to Friday, but for the days that operators entered otherwise: holidays, and
 * weekends on which people work to make up for them. The day of the receipt does not count; the last one counts
 * until its 24:00.
 * Example: received on Thursday 2026-10-01, a holiday until the 7th, with Saturday the 10th at work: working days
 * are 8, 9, 10, 12 and 13 October, so five end with the 13th.
 */
export type CalendarExceptions = ReadonlyMap<string, boolean>;

/** A calendar full of holidays ends somewhere: what is due must have a day. */
const FARTHEST_DAYS = 400;

export function isWorkingDay(day: LocalDay, exceptions: CalendarExceptions): boolean {
  const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
  return exceptions.get(dayText(day)) ?? (weekday !== 0 && weekday !== 6);
}

export function workingDaysEnd(
  from: Date, days: number, zone: string, exceptions: CalendarExceptions,
): Date {
  let day = localDay(from, zone);
  for (let left = days, tried = 0; left > 0 && tried < FARTHEST_DAYS; tried += 1) {
    day = later(day, 1);
    if (isWorkingDay(day, exceptions)) left -= 1;
  }
  return startOfDay(later(day, 1), zone);
}

function later({ year, month, day }: LocalDay, days: number): LocalDay {
  const at = new Date(Date.UTC(year, month - 1, day + days));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}
