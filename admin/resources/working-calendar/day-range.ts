const MOST_DAYS = 366;

/**
 * Every day from the first to the last, both included: a week off is entered once.
 * Example: 2026-12-31 to 2027-01-02 are three days; nothing said of the end is one day.
 */
export function daysBetween(first: string, last: string): readonly string[] | 'backwards' | 'tooLong' {
  const end = last || first;
  if (end < first) return 'backwards';
  const days: string[] = [];
  const day = new Date(`${first}T00:00:00Z`);
  for (let on = first; on <= end; on = day.toISOString().slice(0, 10)) {
    if (days.length === MOST_DAYS) return 'tooLong';
    days.push(on);
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return days;
}
