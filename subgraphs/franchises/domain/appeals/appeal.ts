import { DAY_MS } from '../policy.ts';

/**
 * A franchise that finds a member's attribution wrong appeals 归属申诉: it names an order that it sold, or a member
 * that it sees, says why and shows it. Whose the member is now, or whether anybody is, the answer never says.
 *
 * Example: an order paid on 2026-03-01 may be appealed for until 2026-05-30; an appeal of 2026-05-01 is to be decided
 * until 2026-05-16.
 */
export type AppealState = 'open' | 'upheld' | 'rejected' | 'withdrawn';

/** After its payment an order may be appealed for so long. */
export const APPEAL_DAYS = 90;
/** Head office decides within. */
export const DECISION_DAYS = 15;
export const MOST_PHOTOS = 10;
const MOST_CHARACTERS = 500;

export function isTooLate(paidAt: Date, now: Date): boolean {
  return now.getTime() > paidAt.getTime() + APPEAL_DAYS * DAY_MS;
}

export function decideBy(openedAt: Date): Date {
  return new Date(openedAt.getTime() + DECISION_DAYS * DAY_MS);
}

/** An upheld one moves the member from a moment between what was appealed for and the decision. */
export function mayMoveFrom(at: Date, earliest: Date, now: Date): boolean {
  return at >= earliest && at <= now;
}

/** Evidence is an address where the house keeps its media. */
export function isPhotoUrl(url: string): boolean {
  if (url.length > MOST_CHARACTERS || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' && !/\s/u.test(url);
}
