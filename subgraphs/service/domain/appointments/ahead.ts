import { dayAfter } from './slots.ts';

/**
 * Until which day somebody may book: higher tiers earlier. By rank from the lowest, tiers above the list as the last of
 * it. Example: [14, 21, 30, 60] on 2026-10-01: the lowest tier, and who has none, until 2026-10-15, the third until
 * 2026-10-31, a fifth until 2026-11-30. Staff books as for the highest.
 */
export function lastDayOf(daysAhead: readonly number[], rank: number | 'staff', today: string): string {
  const days = rank === 'staff' ? Math.max(...daysAhead) : daysAhead[Math.min(rank, daysAhead.length - 1)]!;
  return dayAfter(today, days);
}

/**
 * Whether who did not come too often books by telephone only: so many times within so many days before now.
 * Example: 2 within 90 days; missed on 2026-07-10 and 2026-09-30, on 2026-10-01 it is so, on 2026-10-09 no more.
 */
export function isByTelephoneOnly(
  missed: readonly Date[], { noShowLimit, noShowDays }: { readonly noShowLimit: number; readonly noShowDays: number },
  now: Date,
): boolean {
  const since = now.getTime() - noShowDays * 86_400_000;
  return missed.filter((at) => at.getTime() > since).length >= noShowLimit;
}
