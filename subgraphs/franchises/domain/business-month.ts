/**
 * Months of the business day of a time zone. "Month end" is 24:00 of the last day, kept as the
 * exclusive instant: the end of 2027-01-31 in Shanghai is 2027-01-31T16:00:00Z.
 */
interface Month { readonly year: number; readonly month: number }

const formats = new Map<string, Intl.DateTimeFormat>();
const starts = new Map<string, Date>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The wall clock of the zone, as if it were UTC. */
function wallClock(at: Date, zone: string): Date {
  const [month, day, year, hour, minute, second] =
    formatOf(zone).format(at).split(/[/, :]+/).map(Number) as
      [number, number, number, number, number, number];
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second, at.getUTCMilliseconds()));
}

function monthOf(at: Date, zone: string): Month {
  const wall = wallClock(at, zone);
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() };
}

/** Instant of local midnight on the first of the month; months beyond 0 to 11 roll over. */
function startOf({ year, month }: Month, zone: string): Date {
  const key = `${zone}|${year * 12 + month}`;
  const known = starts.get(key);
  if (known) return known;
  const wanted = Date.UTC(year, month, 1);
  let instant = wanted - (wallClock(new Date(wanted), zone).getTime() - wanted);
  // Once more, for the case that the offset changes between the two.
  instant += wanted - wallClock(new Date(instant), zone).getTime();
  const start = new Date(instant);
  if (starts.size < 10_000) starts.set(key, start);
  return start;
}

/**
 * End of the month that lies `months` after the month of `at`.
 * Example: 2025-01-10 and 24 months in Shanghai → 2027-01-31 24:00.
 */
export function monthEndAfter(at: Date, months: number, zone: string): Date {
  const { year, month } = monthOf(at, zone);
  return startOf({ year, month: month + months + 1 }, zone);
}

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
  const start = { year: Number(match[1]), month: Number(match[2]) - 1 };
  return { from: startOf(start, zone), to: startOf({ ...start, month: start.month + 1 }, zone) };
}

/** First instant of a calendar day written '2026-09-15'. */
export function dayStart(day: string, zone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const start = startOf({ year, month: month - 1 }, zone).getTime();
  return new Date(start + (date - 1) * 86_400_000);
}
