import { dayText, localDay, startOfDay } from '../../kernel/business-day.ts';
import type { Day } from './days.ts';

export interface EndedMonth {
  /** Its first and its last day. */
  readonly month: Day;
  readonly lastDay: Day;
  /** 24:00 of the last day. */
  readonly end: Date;
}

/**
 * The last month that is over in a zone. Example: at 2026-08-31T16:30Z it is September in Shanghai, and
 * August is over; in UTC it is July.
 */
export function lastEndedMonth(now: Date, zone: string): EndedMonth {
  const { year, month } = localDay(now, zone);
  const end = startOfDay({ year, month, day: 1 }, zone);
  const last = localDay(new Date(end.getTime() - 1), zone);
  return { month: dayText({ ...last, day: 1 }), lastDay: dayText(last), end };
}
