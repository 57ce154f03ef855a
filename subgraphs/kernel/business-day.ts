/**
 * Business days belong to a region (domain.md section 0). Months end at 24:00 of their last local day,
 * which is kept as the first instant that no longer belongs to them.
 * Example: 36 months after 2026-02-03 in Asia/Shanghai ends at 2029-02-28T16:00:00Z.
 */
export interface LocalDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Milliseconds that local time is ahead of UTC; offsets never change within a quarter of an hour. */
function offsetAt(at: number, zone: string): number {
  const quarter = Math.floor(at / 900_000);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const part: Record<string, number> = {};
  const start = quarter * 900_000;
  for (const { type, value } of formatOf(zone).formatToParts(start)) part[type] = Number(value);
  const local = Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!,
    part['minute']!, part['second']!);
  if (offsets.size > 20_000) offsets.clear();
  offsets.set(key, local - start);
  return local - start;
}

/** Whether days begin at the same instants in both zones, from one instant to another. */
export function sameDays(zone: string, other: string, from: Date, to: Date): boolean {
  if (zone === other) return true;
  for (let at = from.getTime(); at <= to.getTime() + DAY_MS; at += DAY_MS) {
    if (offsetAt(at, zone) !== offsetAt(at, other)) return false;
  }
  return true;
}

export function localDay(at: Date, zone: string): LocalDay {
  const local = new Date(at.getTime() + offsetAt(at.getTime(), zone));
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** Minutes since midnight by the clocks there. Example: 2026-10-01T02:30:00Z in Asia/Shanghai → 630. */
export function localMinutes(at: Date, zone: string): number {
  const local = new Date(at.getTime() + offsetAt(at.getTime(), zone));
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** 00:00 of a local day; month and day may run over, as in Date.UTC. */
export function startOfDay({ year, month, day }: LocalDay, zone: string): Date {
  const local = Date.UTC(year, month - 1, day);
  const guess = local - offsetAt(local, zone);
  return new Date(local - offsetAt(guess, zone));
}

/** End (24:00 of the last day) of the month that lies `months` after the month of `at`. */
export function monthEndAfter(at: Date, months: number, zone: string): Date {
  const { year, month } = localDay(at, zone);
  return startOfDay({ year, month: month + months + 1, day: 1 }, zone);
}

/** The same local time `days` later. */
export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

export function dayText({ year, month, day }: LocalDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The last local day before an exclusive end: '2028-03-31' for 2028-04-01 00:00. */
export function lastDayBefore(end: Date, zone: string): string {
  return dayText(localDay(new Date(end.getTime() - 1), zone));
}
