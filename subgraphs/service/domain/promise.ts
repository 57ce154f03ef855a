import { addDays } from '../../kernel/business-day.ts';

/**
 * When a piece is promised, and when the desk is warned. Example: a repair of 14 days taken in on 2026-10-01 10:00 is
 * promised for 2026-10-15 10:00, and with 24 hours the desk is warned on 2026-10-14 10:00. What was promised too late
 * stays so, also when another time is promised afterwards.
 */
export interface Promised { readonly promisedAt: Date; readonly warnAt: Date }

const MOST_DAYS = 730;
const HOUR_MS = 3_600_000;

/** `asked`: as it was agreed with the customer; null: by the days of the kind. Null for what is no time to promise. */
export function promise(asked: Date | null, { days, warnHours, now }: {
  readonly days: number; readonly warnHours: number; readonly now: Date;
}): Promised | null {
  const promisedAt = asked ?? addDays(now, days);
  if (promisedAt < now || promisedAt > addDays(now, MOST_DAYS)) return null;
  return { promisedAt, warnAt: new Date(promisedAt.getTime() - warnHours * HOUR_MS) };
}

/** For when a benefit is booked: when its piece is promised, or within the hour where that has gone by. */
export const comesAt = (promisedAt: Date, now: Date): Date =>
  (promisedAt > now ? promisedAt : new Date(now.getTime() + HOUR_MS));
