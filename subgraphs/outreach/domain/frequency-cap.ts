/** At most `most` individual marketing messages in any `hours` hours, over all channels (domain.md 6). */
export interface FrequencyCap {
  readonly most: number;
  readonly hours: number;
}

const HOUR_MS = 3_600_000;

/**
 * Whether one more at `at` leaves every window within the cap; a window reaches back `hours` from a message, its
 * beginning left out. The database decides by `slot_fits`, which a test holds to this.
 *
 * Example: sent 1 Oct 09:00, 3 Oct 20:00, 6 Oct 12:00; 7 Oct does not fit, 8 Oct 09:00 does.
 */
export function fits(taken: readonly Date[], at: Date, { most, hours }: FrequencyCap): boolean {
  const span = hours * HOUR_MS;
  const all = [...taken, at].map((each) => each.getTime());
  return most > 0 && all.filter((end) => end >= at.getTime() && end < at.getTime() + span)
    .every((end) => all.filter((each) => each > end - span && each <= end).length <= most);
}

/** The first moment from `from` on that fits; null: none ever does. */
export function nextSlot(taken: readonly Date[], from: Date, cap: FrequencyCap): Date | null {
  if (cap.most === 0) return null;
  const ends = taken.map((each) => new Date(each.getTime() + cap.hours * HOUR_MS)).filter((end) => end > from);
  return [from, ...ends.sort((a, b) => a.getTime() - b.getTime())].find((at) => fits(taken, at, cap)) ?? null;
}
