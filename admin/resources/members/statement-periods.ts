import { dayAfter, dayIn, midnightOf } from '../../i18n/days.ts';

export const PERIODS = ['thisMonth', 'lastMonth', 'thisYear', 'lastYear', 'allTime'] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  /** First and last day, both of it. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** From the first day's midnight to the end of the last, or to now. */
  readonly from: string;
  readonly until: string;
}

/** The house has no points from before. */
const BEGINNING = '2000-01-01';

/**
 * Days of the member's own place; what is still running ends now, so that every page of it is the same. Example:
 * at 17:00 UTC on 31 December it is January in Shanghai, and last month is December.
 */
export function periodOf(name: PeriodName, now: Date, timeZone: string): Period {
  const today = dayIn(timeZone, now);
  const [year = 0, month = 0] = today.split('-').map(Number);
  const first = (y: number, m: number) => new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10);
  const [firstDay, lastDay] = {
    thisMonth: [first(year, month), today],
    lastMonth: [first(year, month - 1), dayAfter(first(year, month), -1)],
    thisYear: [first(year, 1), today],
    lastYear: [first(year - 1, 1), dayAfter(first(year, 1), -1)],
    allTime: [BEGINNING, today],
  }[name] as [string, string];
  return {
    firstDay,
    lastDay,
    from: midnightOf(firstDay, timeZone).toISOString(),
    until: lastDay === today ? now.toISOString() : midnightOf(dayAfter(lastDay, 1), timeZone).toISOString(),
  };
}
