import type { CareRules } from '../care-policy.ts';

/**
 * So many wrong codes by one person within so many minutes, and the counter waits until the oldest of them is that old.
 * Example: five wrong ones from 10:00:00 to 10:00:40; at 10:01:00 the wait is 540 seconds.
 */
export function recentWrong(
  wrongAt: readonly Date[], now: Date, { wrongCodes, wrongCodeMinutes }: CareRules,
): Date[] {
  const from = now.getTime() - wrongCodeMinutes * 60_000;
  return wrongAt.filter((at) => at.getTime() > from).slice(-wrongCodes);
}

/** Whole seconds to wait, or 0. */
export function waitSeconds(recent: readonly Date[], now: Date, rules: CareRules): number {
  if (recent.length < rules.wrongCodes) return 0;
  return Math.ceil((recent[0]!.getTime() + rules.wrongCodeMinutes * 60_000 - now.getTime()) / 1_000);
}
