import { localDay, localMinutes, startOfDay } from '../../kernel/business-day.ts';

/** Minutes since midnight by the member's clocks. `from` is quiet, `until` is not; the same minute twice: never. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/**
 * Nobody is written to at night (domain.md 6, case C27): what falls between 21:00 and 08:00 member time goes out at
 * 08:00. Example: 21:00:00 in Shanghai → 08:00 of the next day; 20:59:59 and 08:00:00 stay.
 */
export function afterQuietHours(at: Date, zone: string, { fromMinute, untilMinute }: QuietHours): Date {
  const minutes = localMinutes(at, zone);
  const overMidnight = fromMinute > untilMinute;
  const isQuiet = overMidnight ? minutes >= fromMinute || minutes < untilMinute
    : minutes >= fromMinute && minutes < untilMinute;
  if (!isQuiet) return at;
  const day = localDay(at, zone);
  const isEvening = overMidnight && minutes >= fromMinute;
  return atMinutes({ ...day, day: day.day + (isEvening ? 1 : 0) }, untilMinute, zone);
}

/** A minute of a local day by the clocks, also on a day that has 23 or 25 hours; one that is left out is the next. */
export function atMinutes(day: { year: number; month: number; day: number }, minutes: number, zone: string): Date {
  const guess = new Date(startOfDay(day, zone).getTime() + minutes * 60_000);
  const shown = localMinutes(guess, zone);
  const off = ((minutes - shown + 720 + 1440) % 1440) - 720;
  const moved = new Date(guess.getTime() + off * 60_000);
  return localMinutes(moved, zone) === minutes ? moved : guess;
}
