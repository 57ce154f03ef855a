import { defineBatchCommand, type Tx } from '../../kernel/commands/command.ts';
import { accepted, type Outcome } from '../../kernel/outcome.ts';
import type { ClaimInHand } from '../persistence/claims.ts';
import { saveClaims } from '../persistence/claims.ts';
import { settleDrops } from '../persistence/promote-waiting.ts';
import { schedulePoints } from '../persistence/schedule.ts';
import { lockSweptClaims } from './sweep-holds.ts';

/** What loyalty answered for one reservation: the hold, or the code of its refusal. */
export type ReservationAnswer =
  | { readonly claimId: string; readonly holdId: string }
  | { readonly claimId: string; readonly code: string };

/**
 * Second step of a claim with points: held points make it claimed, refused ones give the piece to
 * the first of the waitlist. An answer may come twice, or after the claim has ended: then the hold
 * goes back.
 */
export const settleReservations = defineBatchCommand<ReservationAnswer, null, never>({
  name: 'campaigns.settle-reservations',
  maxBatch: 250,
  executeAll: async (tx, requests) => {
    const { drops, claims } = await lockSweptClaims(tx, requests.map(({ input }) => input.claimId));
    const changed = new Set<ClaimInHand>();
    for (const { input } of requests) {
      const claim = claims.get(input.claimId);
      if (!claim) continue;
      const before = claim.state;
      const news = 'holdId' in input
        ? takeHold(tx, claim, input.holdId) : takeRefusal(tx, claim, input.code);
      if (!news) continue;
      changed.add(claim);
      if (before !== claim.state) {
        tx.audit({
          subjectId: claim.id, before: { state: before }, reason: claim.pointsCode ?? undefined,
          after: { state: claim.state, pointsHoldId: claim.pointsHoldId },
        });
      }
      if (before === 'reserving' && claim.state === 'voided') {
        const drop = drops.get(claim.dropId)!;
        drop.taken -= 1;
        drop.voided += 1;
      }
    }
    await saveClaims(tx.sql, changed);
    await settleDrops(tx, [...changed].map((claim) => drops.get(claim.dropId)!));
    return requests.map((): Outcome<null, never> => accepted(null));
  },
});

/** Whether anything changed. */
function takeHold(tx: Tx, claim: ClaimInHand, holdId: string): boolean {
  if (claim.pointsHoldId !== null) return false;
  claim.pointsHoldId = holdId;
  if (claim.state === 'reserving') {
    Object.assign(claim, { state: 'claimed', pointsState: 'held' });
  } else {
    claim.pointsState = 'void_due';
    schedulePoints(tx);
  }
  return true;
}

function takeRefusal(tx: Tx, claim: ClaimInHand, code: string): boolean {
  if (claim.pointsState !== 'asked' && claim.pointsState !== 'void_due') return false;
  if (claim.pointsHoldId !== null) return false;
  Object.assign(claim, { pointsState: 'voided', pointsCode: code });
  if (claim.state === 'reserving') {
    Object.assign(claim, { state: 'voided', reason: 'points_refused', settledAt: tx.now });
  }
  return true;
}
