const DAY = 86_400_000;

/** The calendar day that an instant has somewhere: 2026-11-23; of Intl's languages Swedish writes it so. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** The last day before an end that no longer belongs: 2026-11-30 for 1 December 00:00 there. */
export function lastDayBefore(end: string, timeZone: string): string {
  return dayIn(timeZone, new Date(Date.parse(end) - 1));
}

/** The instant that a day begins with there; summer time may move the first guess, not the second. */
export function midnightOf(day: string, timeZone: string): Date {
  const wanted = Date.parse(day);
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const aheadAt = (at: number) => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at;
  const guess = wanted - aheadAt(wanted);
  return new Date(wanted - aheadAt(guess));
}
