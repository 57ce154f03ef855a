import { localDay, startOfDay } from '../../../kernel/business-day.ts';
import { DAY_MS } from '../policy.ts';

/** A calendar quarter of a region's business days, from its first instant to the next one's. */
export interface Quarter {
  /** Written "2026-Q3". */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  /** Twelve months before its end: repurchase looks back so far. */
  readonly yearFrom: Date;
}

/** Complaints of its last day have 48 hours; a quarter is scored when they are over. */
const SETTLING_MS = 3 * DAY_MS;

function quarterOf(year: number, index: number, zone: string): Quarter {
  const first = { year, month: index * 3 + 1, day: 1 };
  return {
    name: `${startYear(year, index)}-Q${(((index % 4) + 4) % 4) + 1}`,
    from: startOfDay(first, zone), to: startOfDay({ ...first, month: first.month + 3 }, zone),
    yearFrom: startOfDay({ ...first, month: first.month - 9 }, zone),
  };
}

const startYear = (year: number, index: number) => year + Math.floor(index / 4);

/**
 * The last quarter that can be scored now: over, and its last complaints have had their 48 hours.
 * Example: on 2026-10-02 in Shanghai it is 2026-Q2, from 2026-10-04 00:00 on 2026-Q3.
 */
export function lastScorable(now: Date, zone: string): Quarter {
  const { year, month } = localDay(new Date(now.getTime() - SETTLING_MS), zone);
  return quarterOf(year, Math.floor((month - 1) / 3) - 1, zone);
}

/** Until when what was earned in it shows: until the next one can be scored. */
export function honouredUntil({ to }: Quarter, zone: string): Date {
  const { year, month } = localDay(to, zone);
  return new Date(startOfDay({ year, month: month + 3, day: 1 }, zone).getTime() + SETTLING_MS);
}
