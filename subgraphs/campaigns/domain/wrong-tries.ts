/**
 * 5 wrong tries in 10 minutes close the door (domain.md section 6) until the oldest of them is 10
 * minutes old. Counted per person over all sessions. Example: wrong at 20:00:00 … 20:00:40 five
 * times → at 20:01:00 the wait is 540 seconds.
 */
export const MAX_WRONG = 5;
export const WINDOW_MS = 600_000;

/** The tries that still count, oldest first. */
export function recentTries(tries: readonly Date[], now: Date): Date[] {
  const from = now.getTime() - WINDOW_MS;
  return tries.filter((at) => at.getTime() > from)
    .sort((a, b) => a.getTime() - b.getTime()).slice(-MAX_WRONG);
}

/** Whole seconds to wait, or 0 when another try is allowed. */
export function waitSeconds(tries: readonly Date[], now: Date): number {
  const recent = recentTries(tries, now);
  if (recent.length < MAX_WRONG) return 0;
  return Math.ceil((recent[0]!.getTime() + WINDOW_MS - now.getTime()) / 1000);
}
