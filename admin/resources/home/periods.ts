const DAY = 86_400_000;

export interface Periods {
  readonly today: string;
  readonly week: string;
  readonly month: string;
  readonly end: string;
  readonly monthDay: string;
  readonly weekDay: string;
  readonly todayDay: string;
  readonly yearDay: string;
}

/** Days of the reader's calendar: today from midnight, 7 and 30 days with today as the last. */
export function periods(now: Date): Periods {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const back = (days: number) => new Date(midnight.getTime() - days * DAY);
  const end = new Date(midnight.getTime() + DAY);
  const year = new Date(midnight.getFullYear(), midnight.getMonth() - 11, 1);
  return {
    today: midnight.toISOString(),
    week: back(6).toISOString(),
    month: back(29).toISOString(),
    end: end.toISOString(),
    todayDay: dayOf(midnight),
    weekDay: dayOf(back(6)),
    monthDay: dayOf(back(29)),
    yearDay: dayOf(year),
  };
}

/** Every day from the first to the last, both included, as the graph writes them. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

function dayOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
