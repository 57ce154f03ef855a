import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import type { Services } from '../../kernel/graph/context.ts';

/** How long loyalty is waited for; what takes longer is asked again by a job. */
export const LOYALTY_PATIENCE_MS = 5_000;

/** One statement to loyalty takes this many holds. */
export const LOYALTY_BATCH = 200;

const ACTOR = serviceActor('rewards', ['loyalty:read', 'loyalty:hold']);

const HOLD = /* GraphQL */ `
  mutation HoldForRedemptions($input: HoldPointsBatchInput!) {
    holdPointsBatch(input: $input) { results { hold { id } userErrors { code } } }
  }`;

const SETTLE = /* GraphQL */ `
  mutation SettleRedemptions($input: SettleHoldsInput!) {
    settleHolds(input: $input) { results { hold { id } userErrors { code } } }
  }`;

export interface LoyaltyResult {
  readonly hold: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

export interface HoldRequest {
  readonly memberId: string;
  readonly points: number;
  readonly ttlMinutes: number;
  readonly purpose: string;
  readonly idempotencyKey: string;
}

export function holdPointsBatch(
  services: Services, holds: readonly HoldRequest[],
): Promise<readonly LoyaltyResult[]> {
  return ask(services, HOLD, { holds }, 'holdPointsBatch', holds.length);
}

export interface SettleRequest {
  readonly holdId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** Results of the captures first, then of the voids. */
export function settleHolds(
  services: Services, captures: readonly SettleRequest[], voids: readonly SettleRequest[],
): Promise<readonly LoyaltyResult[]> {
  return ask(services, SETTLE, { captures, voids }, 'settleHolds', captures.length + voids.length);
}

/** Throws when there is no whole answer in time: whether it was done is then unknown. */
async function ask(
  services: Services, document: string, input: object, field: string, expected: number,
): Promise<readonly LoyaltyResult[]> {
  const data = await askOther<Record<string, { results: readonly LoyaltyResult[] } | null>>(services, {
    document, variables: { input }, actor: ACTOR, deadlineAt: Date.now() + LOYALTY_PATIENCE_MS,
  });
  const results = data[field]?.results;
  if (results?.length !== expected) throw new Error(`${field}: no whole answer`);
  return results;
}
