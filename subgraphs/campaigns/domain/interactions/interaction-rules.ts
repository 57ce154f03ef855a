/**
 * What channels tell of a live room 直播互动: who saw its announcement, came in, liked, commented, shared, left. Told at
 * least once and in any order, by clocks that are wrong.
 */
export const INTERACTIONS = ['reach', 'enter', 'like', 'comment', 'share', 'leave'] as const;
export type InteractionWord = typeof INTERACTIONS[number];

/** Whose it is: a member that the teller sees; an id that it does not see, or nobody knows; a viewer without an id. */
export type Viewer = 'member' | 'stranger' | 'guest';

export interface AirTime {
  /** Null while it has not begun. */
  readonly wentLiveAt: Date | null;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
}

export type InteractionCode = 'INVALID_EVENT_ID' | 'CLOCK_AHEAD' | 'TOO_OLD' | 'NOT_LIVE';

/** Clocks of tellers may be so much before or behind the house's. */
export const SKEW_MS = 2 * 60_000;
/** What is told later is not believed any more. */
export const OLDEST_MS = 7 * 86_400_000;

/**
 * When it counts to have happened: `at`, moved into the time on air where the teller's clock is within the skew; or why
 * it is not believed. Who saw an announcement did so at any time.
 *
 * Example: live from 20:00; a like told as of 19:58:30 counts at 20:00, one of 19:57 is NOT_LIVE; told at 20:10, one of
 * 20:11:30 counts at 20:10, one of 20:13 is CLOCK_AHEAD.
 */
export function momentOf(
  { kind, at }: { readonly kind: InteractionWord; readonly at: Date }, air: AirTime, now: Date,
): Date | Exclude<InteractionCode, 'INVALID_EVENT_ID'> {
  const time = at.getTime();
  if (time > now.getTime() + SKEW_MS) return 'CLOCK_AHEAD';
  if (time < now.getTime() - OLDEST_MS) return 'TOO_OLD';
  const told = Math.min(time, now.getTime());
  if (kind === 'reach') return new Date(told);
  if (air.wentLiveAt === null) return 'NOT_LIVE';
  const [from, until] = [air.wentLiveAt.getTime(), air.endedAt?.getTime() ?? Infinity];
  if (time < from - SKEW_MS || time > until + SKEW_MS) return 'NOT_LIVE';
  return new Date(Math.min(Math.max(told, from), until));
}
