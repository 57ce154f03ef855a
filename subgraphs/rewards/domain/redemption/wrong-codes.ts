export interface CodeTryLimit {
  readonly codeTries: number;
  readonly codeTryMinutes: number;
}

/**
 * So many wrong codes at one outlet within so many minutes, and it waits until the oldest of them is that old.
 * Example: ten wrong ones from 10:00:00 to 10:00:40, 10 minutes; at 10:01:00 the wait is 540 seconds.
 */
export function recentWrong(wrongAt: readonly Date[], now: Date, limit: CodeTryLimit): Date[] {
  const from = now.getTime() - limit.codeTryMinutes * 60_000;
  return wrongAt.filter((at) => at.getTime() > from).slice(-limit.codeTries);
}

/** Whole seconds to wait, or 0. */
export function waitSeconds(recent: readonly Date[], now: Date, limit: CodeTryLimit): number {
  if (recent.length < limit.codeTries) return 0;
  return Math.ceil((recent[0]!.getTime() + limit.codeTryMinutes * 60_000 - now.getTime()) / 1_000);
}
