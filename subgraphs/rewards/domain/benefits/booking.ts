import { localDay, startOfDay } from '../../../kernel/business-day.ts';

/** Until when a booking may be called off: the evening before, in the outlet's region. */
export function cancelUntil(bookedFor: Date, zone: string): Date {
  return startOfDay(localDay(bookedFor, zone), zone);
}

/** From when on whoever did not come has missed it: the day is over. */
export function missedAt(bookedFor: Date, zone: string): Date {
  const { year, month, day } = localDay(bookedFor, zone);
  return startOfDay({ year, month, day: day + 1 }, zone);
}

/** When a last day is over in that zone. Example: "2026-10-15" in Shanghai → 16:00 UTC. */
export function endOf(lastDay: string, zone: string): Date {
  const [year, month, day] = lastDay.split('-').map(Number) as [number, number, number];
  return startOfDay({ year, month, day: day + 1 }, zone);
}
