/**
 * Rule: a piece is held for the hold time, to the moment. Whether a job has swept it since makes no difference
 * to what anybody is told.
 *
 * Example: held until 12:11:00, paid at 12:11:01 → the time is over, at 12:11:01 and a week later.
 */
export interface HeldClaim {
  readonly state: string;
  readonly reason: string | null;
  readonly holdExpiresAt: Date | null;
}

export function isTimeUp({ state, reason, holdExpiresAt }: HeldClaim, now: Date): boolean {
  if (state === 'voided') return reason === 'unpaid';
  return (state === 'claimed' || state === 'reserving') && holdExpiresAt !== null && holdExpiresAt <= now;
}
