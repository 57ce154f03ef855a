import { wallTime } from '../../reading/zones.ts';

/** The month of a moment by a zone's clock, YYYY-MM, or so many months before. */
export function monthBefore(at: Date, zone: string, before = 0): string {
  const [year, month] = wallTime(at, zone).split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - before, 1)).toISOString().slice(0, 7);
}
