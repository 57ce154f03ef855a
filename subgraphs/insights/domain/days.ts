/** Business days as they are written, 'YYYY-MM-DD': what is compared here has its zone behind it. */
export type Day = string;

const DAY_MS = 86_400_000;
const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const written = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/** Days from one to a later one. Example: 2026-05-01 to 2026-09-15 → 137. */
export function daysBetween(earlier: Day, later: Day): number {
  return (at(later) - at(earlier)) / DAY_MS;
}

/**
 * The same day so many months before, in a shorter month its last one; what was bought after it is within
 * these months. Examples: 36 before 2026-09-15 → 2023-09-15, so 2023-09-16 counts and the 15th does not;
 * 3 before 2026-05-31 → 2026-02-28.
 */
export function monthsBefore(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 - months, Math.min(date, lastOfMonth)));
}
