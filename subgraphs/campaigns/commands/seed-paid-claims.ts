import { defineBatchCommand } from '../../kernel/commands/command.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { claimDrops } from './claim-drops.ts';
import type { ClaimCode } from './claim-refusals.ts';
import { confirmClaims, type ConfirmCode } from './confirm-claims.ts';

interface PaidClaim {
  readonly dropId: string;
  readonly memberId: string;
  readonly orderNo: string;
}

/**
 * Claims of an evening that is over, paid in the same transaction: between two, the sweep would find
 * holds that expired long ago.
 */
export const seedPaidClaims = defineBatchCommand<
  PaidClaim, { claimId: string }, ClaimCode | ConfirmCode>({
  name: 'campaigns.seed-paid-claims',
  maxBatch: 250,
  executeAll: async (tx, requests) => {
    const claims = await claimDrops.executeAll(tx, requests.map((request) => ({
      ...request, input: { ...request.input, passcode: null },
    })));
    const paid = await confirmClaims.executeAll(tx, claims.flatMap((claim, index) => (claim.ok ? [{
      ...requests[index]!,
      input: {
        claimId: claim.value.claimId, externalOrderNo: requests[index]!.input.orderNo, orderId: null,
        paidBy: () => null,
      },
    }] : [])));
    let next = 0;
    return claims.map((claim): Outcome<{ claimId: string }, ClaimCode | ConfirmCode> => (
      claim.ok ? paid[next++]! : claim));
  },
});
