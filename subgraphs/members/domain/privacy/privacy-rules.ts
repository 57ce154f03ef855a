/**
 * A person's rights (PIPL art. 44 to 50). An erasure waits, so that whoever asked in anger, or was asked for by
 * somebody else, can take it back; a member that waives the time, or a court's order, needs none. An export
 * is there for its days. Nothing makes an erasure wait longer: what is owed, held or may come back is kept
 * under an id that leads to nobody.
 *
 * How long each takes are numbers of the care policy (`care-policy.ts`) in force when it is asked for.
 *
 * Example, 15 and 7 days: asked 2026-09-15 04:00 → erased from 2026-09-30 04:00 on; an export of that moment is there
 * until 2026-09-22 04:00.
 */
const DAY_MS = 86_400_000;

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

export function erasureDueAt(requestedAt: Date, coolingOffDays: number, withoutWaiting: boolean): Date {
  return withoutWaiting ? requestedAt : daysAfter(requestedAt, coolingOffDays);
}

/** Longer than a room that does not answer is waited for. */
const FIRST_TRY_MINUTES = 5;
const LONGEST_TRY_MINUTES = 360;

/**
 * When an export that was tried so often before is tried again, should this try come to nothing: each time after twice
 * as long, at most six hours.
 */
export function nextTryAt(now: Date, tries: number): Date {
  const minutes = Math.min(FIRST_TRY_MINUTES * 2 ** Math.min(tries, 10), LONGEST_TRY_MINUTES);
  return new Date(now.getTime() + minutes * 60_000);
}

/** The member's own wish needs no reason; the desk says why it asks. Null: not allowed. */
export function readReason(reason: string | null, isOwn: boolean): string | null {
  const text = (reason ?? '').normalize('NFKC').trim();
  if (text === '' && isOwn) return '';
  const length = [...text].length;
  return length >= 5 && length <= 200 && !/\p{C}/u.test(text) ? text : null;
}
