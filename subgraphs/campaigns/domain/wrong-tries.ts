/** How many wrong tries within which time close the door. */
export interface TryLimit {
  readonly wrongTries: number;
  readonly wrongTryMinutes: number;
}

/**
 * So many wrong tries in so many minutes close the door (domain.md section 6: 5 in 10) until the oldest
 * of them is that old. Counted per person over all sessions. Example: wrong at 20:00:00 … 20:00:40 five
 * times → at 20:01:00 the wait is 540 seconds.
 */

/** The tries that still count, oldest first. */
export function recentTries(tries: readonly Date[], now: Date, limit: TryLimit): Date[] {
  const from = now.getTime() - windowMs(limit);
  return tries.filter((at) => at.getTime() > from)
    .sort((a, b) => a.getTime() - b.getTime()).slice(-limit.wrongTries);
}

/** Whole seconds to wait, or 0 when another try is allowed. */
export function waitSeconds(tries: readonly Date[], now: Date, limit: TryLimit): number {
  const recent = recentTries(tries, now, limit);
  if (recent.length < limit.wrongTries) return 0;
  return Math.ceil((recent[0]!.getTime() + windowMs(limit) - now.getTime()) / 1000);
}

function windowMs({ wrongTryMinutes }: TryLimit): number {
  return wrongTryMinutes * 60_000;
}
