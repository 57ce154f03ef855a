/**
 * Interactions are believed of what was on air when they are said to have happened (domain.md 3.2): from
 * going live to the end, both instants included.
 *
 * Example: live 20:00 to 22:00: a share at 22:00 counts, one at 19:59:59 does not.
 */
export interface AirTime {
  /** Null while it has not begun. */
  readonly wentLiveAt: Date | null;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
}

export function wasOnAir({ wentLiveAt, endedAt }: AirTime, at: Date): boolean {
  return wentLiveAt !== null && at >= wentLiveAt && (endedAt === null || at <= endedAt);
}
