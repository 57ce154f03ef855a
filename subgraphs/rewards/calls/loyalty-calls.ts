import type { HoldRequest, LoyaltyResult, SettleRequest } from '../../contracts/points-holds.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askBatch } from '../../kernel/calls/ask-batch.ts';
import type { Services } from '../../kernel/graph/context.ts';

/** How long loyalty is waited for; what takes longer is asked again by a job. */
const LOYALTY_PATIENCE_MS = 5_000;

/** One statement to loyalty takes this many holds. */
export const LOYALTY_BATCH = 200;

const ASKS = { actor: serviceActor('rewards', ['loyalty:read', 'loyalty:hold']), patienceMs: LOYALTY_PATIENCE_MS };

const HOLD = /* GraphQL */ `
  mutation HoldForRedemptions($input: HoldPointsBatchInput!) {
    holdPointsBatch(input: $input) { results { hold { id } userErrors { code } } }
  }`;

const SETTLE = /* GraphQL */ `
  mutation SettleRedemptions($input: SettleHoldsInput!) {
    settleHolds(input: $input) { results { hold { id } userErrors { code } } }
  }`;

export function holdPointsBatch(
  services: Services, holds: readonly HoldRequest[],
): Promise<readonly LoyaltyResult[]> {
  return askBatch(services,
    { ...ASKS, document: HOLD, field: 'holdPointsBatch', input: { holds }, expected: holds.length });
}

/** Results of the captures first, then of the voids. */
export function settleHolds(
  services: Services, captures: readonly SettleRequest[], voids: readonly SettleRequest[],
): Promise<readonly LoyaltyResult[]> {
  return askBatch(services, { ...ASKS, document: SETTLE, field: 'settleHolds', input: { captures, voids },
    expected: captures.length + voids.length });
}
