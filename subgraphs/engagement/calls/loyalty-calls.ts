import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import type { Services } from '../../kernel/graph/context.ts';

/** How long loyalty is waited for; what takes longer is asked again by a job. */
const PATIENCE_MS = 5_000;

/** One statement to loyalty takes this many holds. */
export const LOYALTY_BATCH = 200;

const ACTOR = serviceActor('engagement', ['loyalty:read', 'loyalty:hold']);

const HOLD = /* GraphQL */ `mutation HoldForTurns($input: HoldPointsBatchInput!) {
  holdPointsBatch(input: $input) { results { hold { id } userErrors { code } } } }`;

const SETTLE = /* GraphQL */ `mutation TakeForTurns($input: SettleHoldsInput!) {
  settleHolds(input: $input) { results { hold { id } userErrors { code } } } }`;

export interface LoyaltyResult {
  readonly hold: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

interface Hold {
  readonly memberId: string;
  readonly points: number;
  readonly ttlMinutes: number;
  readonly purpose: string;
  readonly idempotencyKey: string;
}

export function holdPoints(services: Services, holds: readonly Hold[]): Promise<readonly LoyaltyResult[]> {
  return ask(services, HOLD, { holds }, 'holdPointsBatch', holds.length);
}

/** Points of holds go back. */
export function letPointsGo(services: Services, voids: readonly Capture[]): Promise<readonly LoyaltyResult[]> {
  return ask(services, SETTLE, { captures: [], voids }, 'settleHolds', voids.length);
}

interface Capture { readonly holdId: string; readonly reason: string; readonly idempotencyKey: string }

export function takePoints(services: Services, captures: readonly Capture[]): Promise<readonly LoyaltyResult[]> {
  return ask(services, SETTLE, { captures, voids: [] }, 'settleHolds', captures.length);
}

/** Throws when there is no whole answer in time: whether it was done is then unknown. */
async function ask(
  services: Services, document: string, input: object, field: string, expected: number,
): Promise<readonly LoyaltyResult[]> {
  const data = await askOther<Record<string, { results: readonly LoyaltyResult[] } | null>>(services, {
    document, variables: { input }, actor: ACTOR, deadlineAt: Date.now() + PATIENCE_MS,
  });
  const results = data[field]?.results;
  if (results?.length !== expected) throw new Error(`${field}: no whole answer`);
  return results;
}
