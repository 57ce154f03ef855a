/**
 * A person's rights (PIPL art. 44 to 50). An erasure waits, so that whoever asked in anger, or was asked for by
 * somebody else, can take it back; a member that waives the time, or a court's order, needs none. An export
 * is there for a week. Nothing makes an erasure wait longer: what is owed, held or may come back is kept
 * under an id that leads to nobody.
 *
 * Example: asked 2026-09-15 04:00 → erased from 2026-09-30 04:00 on; an export of that moment is there until
 * 2026-09-22 04:00.
 */
export const COOLING_OFF_DAYS = 15;
export const EXPORT_DAYS = 7;
/** An export that was made less than so long ago answers whoever asks again. */
export const EXPORT_FRESH_HOURS = 24;
/** Looks at personal data are shown to the member for so long: three years, as records of handling are kept. */
export const LOOK_DAYS = 1_096;

const DAY_MS = 86_400_000;

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

export function erasureDueAt(requestedAt: Date, withoutWaiting: boolean): Date {
  return withoutWaiting ? requestedAt : daysAfter(requestedAt, COOLING_OFF_DAYS);
}

/** The member's own wish needs no reason; the desk says why it asks. Null: not allowed. */
export function readReason(reason: string | null, isOwn: boolean): string | null {
  const text = (reason ?? '').normalize('NFKC').trim();
  if (text === '' && isOwn) return '';
  const length = [...text].length;
  return length >= 5 && length <= 200 && !/\p{C}/u.test(text) ? text : null;
}
