/**
 * Which notice of an end is due: the last of the rule's days that has come, so that who is told late is told once.
 * Example: 60 and 15: an end in 40 days is told by 60, one in 15 or 3 by 15, one in 61 not yet.
 */
export function noticeDue(endsAt: Date, days: readonly number[], now: Date): number | null {
  const left = endsAt.getTime() - now.getTime();
  if (left <= 0) return null;
  return days.filter((count) => count > 0 && left <= count * 86_400_000)
    .reduce<number | null>((least, count) => (least === null || count < least ? count : least), null);
}
