import type { History } from './bg-nbd.ts';
import type { Spending } from './gamma-gamma.ts';

/**
 * What both models count with: the days on which a member bought something that they kept. Orders of one day are one
 * purchase; an order that came back whole is none; a day that lies ahead, by whoever's clock, has not been yet.
 * For the statistical model time is counted in weeks from the first of them.
 *
 * Example: 2026-01-01 twice, 2026-01-15 and 2026-02-05, seen on 2026-03-05: three days, intervals of 14 and 21 days,
 * 2 repeats, recency 5 weeks, age 9 weeks.
 */
export interface Purchases {
  /** Days since 1970-01-01, ascending, each once. */
  readonly days: readonly number[];
  /** What was kept of each day, in minor units of the home currency. */
  readonly minor: readonly number[];
  /** What was bought each day; null where nobody told it. */
  readonly classes: readonly (DemandClass | null)[];
}

export const DEMAND_CLASSES = ['wedding', 'investment', 'daily', 'baby'] as const;
export type DemandClass = (typeof DEMAND_CLASSES)[number];

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** Days since 1970-01-01 of a calendar day. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

export function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export interface Purchase { readonly day: number; readonly minor: number; readonly class: DemandClass | null }

/** A wedding piece makes the day a wedding purchase, whatever else was bought. */
export function purchasesOf(orders: readonly Purchase[]): Purchases {
  const byDay = [...Map.groupBy(orders, ({ day }) => day)].toSorted(([one], [other]) => one - other);
  return {
    days: byDay.map(([day]) => day),
    minor: byDay.map(([, ofDay]) => ofDay.reduce((sum, { minor }) => sum + minor, 0)),
    classes: byDay.map(([, ofDay]) => (['wedding', 'baby', 'daily', 'investment'] as const)
      .find((one) => ofDay.some((order) => order.class === one)) ?? null),
  };
}

/** As somebody saw them at the end of that day. */
export function until({ days, minor, classes }: Purchases, day: number): Purchases {
  const seen = days.findLastIndex((one) => one <= day) + 1;
  return seen === days.length ? { days, minor, classes }
    : { days: days.slice(0, seen), minor: minor.slice(0, seen), classes: classes.slice(0, seen) };
}

export function intervalsOf(days: readonly number[]): number[] {
  return days.slice(1).map((day, before) => day - days[before]!);
}

/** Null when nothing was bought by then. */
export function historyOf({ days }: Purchases, seenOn: number): History | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || last > seenOn) return null;
  return { repeats: days.length - 1, recency: (last - first) / WEEK_DAYS, age: (seenOn - first) / WEEK_DAYS };
}

/** Every purchase counts, the first one too; null where nothing is left to count. */
export function spendingOf({ minor }: Purchases): Spending | null {
  const total = minor.reduce((sum, one) => sum + one, 0);
  return total > 0 ? { purchases: minor.length, meanValue: total / minor.length } : null;
}

export function weeksOf(days: number): number {
  return days / WEEK_DAYS;
}

/** 24 months are 104.36 weeks. */
export function weeksOfMonths(months: number): number {
  return months * 365.25 / 12 / WEEK_DAYS;
}
