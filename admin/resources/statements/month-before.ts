/** '2026-11-30 12:00' → '2026-10': the month that is over. */
export function monthBefore(wall: string): string {
  const [year, month] = wall.split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
