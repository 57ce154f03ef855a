import { dayText, localDay, startOfDay, type LocalDay } from '../../kernel/business-day.ts';

/** A time as sums find it: instants, then whole days, whole months, whole days, and instants again. */
export interface SummedRange {
  readonly instants: readonly { readonly from: Date; readonly to: Date }[];
  /** Each from the first day to the one it ends before, 'YYYY-MM-DD'. */
  readonly sums: readonly { readonly grain: 'day' | 'month'; readonly from: string; readonly to: string }[];
}

/**
 * Cuts a time at the borders of its days and months, so that most of it is read from few sums.
 * Example: in Asia/Shanghai, 1 August 00:00 to 16 September 12:00 is the month of August, the days of
 * 1 to 15 September, and the morning of the 16th.
 */
export function summedRange(from: Date, to: Date, zone: string, byMonth: boolean): SummedRange {
  const first = startsAt(localDay(from, zone), from, zone);
  const last = localDay(to, zone);
  const [begin, end] = [startOfDay(first, zone), startOfDay(last, zone)];
  if (begin >= end) return { instants: [{ from, to }], sums: [] };
  const instants = [{ from, to: begin }, { from: end, to }].filter((one) => one.from < one.to);
  return { instants, sums: daysAndMonths(first, last, byMonth) };
}

/** A local month, and what of it lies in a time. */
export interface LocalMonth {
  /** '2026-09'. */
  readonly key: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * The months of a zone that a time touches, oldest first.
 * Example: in Europe/Zurich, 31 March 12:00 to 2 April 00:00 is twelve hours of March and a day of April.
 */
export function localMonths(from: Date, to: Date, zone: string): LocalMonth[] {
  const months: LocalMonth[] = [];
  for (let at = from; at < to;) {
    const { year, month } = localDay(at, zone);
    const next = startOfDay({ year, month: month + 1, day: 1 }, zone);
    const end = next < to ? next : to;
    months.push({ key: dayText({ year, month, day: 1 }).slice(0, 7), from: at, to: end });
    at = end;
  }
  return months;
}

/** The first day that lies in the time whole. */
function startsAt(day: LocalDay, from: Date, zone: string): LocalDay {
  return startOfDay(day, zone) < from ? plain({ ...day, day: day.day + 1 }) : day;
}

function daysAndMonths(first: LocalDay, last: LocalDay, byMonth: boolean): SummedRange['sums'] {
  const next = first.day === 1 ? first : plain({ year: first.year, month: first.month + 1, day: 1 });
  const [from, to] = [dayText(first), dayText(last)];
  const [monthFrom, monthTo] = [dayText(next), dayText({ ...last, day: 1 })];
  if (!byMonth || monthFrom >= monthTo) return [{ grain: 'day', from, to }];
  return [
    { grain: 'day', from, to: monthFrom } as const, { grain: 'month', from: monthFrom, to: monthTo } as const,
    { grain: 'day', from: monthTo, to } as const,
  ].filter((piece) => piece.from < piece.to);
}

/** 31 September is 1 October. */
function plain({ year, month, day }: LocalDay): LocalDay {
  const date = new Date(Date.UTC(year, month - 1, day));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
