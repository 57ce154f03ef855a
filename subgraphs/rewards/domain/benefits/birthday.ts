/** Days about a birthday in which a gift waits, and whose year it counts in. */
export interface BirthdaySpan {
  readonly on: string;
  readonly from: string;
  readonly until: string;
  /** Of the birthday, also where the gift is fetched in December for January. */
  readonly year: number;
}

const DAY_MS = 86_400_000;

export function laterBy(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** That year's birthday: 29 February is on 28 where there is none. Example: "02-29" in 2027 is 2027-02-28. */
export function birthdayIn(year: number, monthDay: string): string {
  const isLeap = new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29;
  return `${year}-${monthDay === '02-29' && !isLeap ? '02-28' : monthDay}`;
}

/**
 * The span that a day lies in, or the next one. Example: "01-03" with 15 days before and 15 after: on 2026-12-20 it is
 * 2026-12-19 to 2027-01-18, of 2027.
 */
export function birthdaySpan(monthDay: string, day: string, daysAhead: number, daysAfter: number): BirthdaySpan {
  const first = Number(day.slice(0, 4)) - 1;
  const spans = [first, first + 1, first + 2, first + 3].map((year): BirthdaySpan => {
    const on = birthdayIn(year, monthDay);
    return { on, from: laterBy(on, -daysAhead), until: laterBy(on, daysAfter), year };
  });
  return spans.find(({ until }) => until >= day)!;
}

/**
 * Which birthdays come from today on within so many days, and when: 29 February with the 28th of a common year.
 * Example: 15 days from 2027-02-20 are "02-20" to "03-07", and "02-29" on 2027-02-28.
 */
export function birthdaysWithin(
  today: string, daysAhead: number,
): { readonly monthDay: string; readonly on: string }[] {
  return Array.from({ length: daysAhead + 1 }, (_, days) => laterBy(today, days)).flatMap((on) => {
    const monthDay = on.slice(5);
    const alsoLeap = monthDay === '02-28' && birthdayIn(Number(on.slice(0, 4)), '02-29') === on;
    return [{ monthDay, on }, ...(alsoLeap ? [{ monthDay: '02-29', on }] : [])];
  });
}
