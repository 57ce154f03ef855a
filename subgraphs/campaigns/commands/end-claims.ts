import type { Tx } from '../../kernel/commands/command.ts';
import type { DropInHand } from '../domain/claim-rules.ts';
import type { ClaimInHand } from '../persistence/claims.ts';
import { schedulePoints } from '../persistence/schedule.ts';

/** Ends an open claim: its piece comes free, its points are to go back. The caller saves both. */
export function endClaim(
  tx: Tx, claim: ClaimInHand, drop: DropInHand,
  end: { readonly state: 'voided' | 'released'; readonly reason: 'unpaid' | 'released' },
): void {
  if (claim.state === 'waitlisted') drop.waitlisted -= 1;
  else drop.taken -= 1;
  drop.voided += 1;
  Object.assign(claim, { ...end, settledAt: end.reason === 'unpaid' ? claim.holdExpiresAt : tx.now });
  if (claim.pointsState === 'asked' || claim.pointsState === 'held') {
    claim.pointsState = 'void_due';
    schedulePoints(tx);
  }
}
