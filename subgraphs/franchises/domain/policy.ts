import type { Fulfilment, MarginClass } from '../../contracts/words.ts';

/** One immutable version of the franchise rules; a payment keeps the version of its moment. */
export interface FranchisePolicy {
  readonly version: number;
  readonly effectiveAt: Date;
  /** Rebate in basis points of the line's base; class X earns nothing. */
  readonly ratesBps: Readonly<Record<Exclude<MarginClass, 'X'>, number>>;
  /** The most of a line's gross margin that its rebate may take. */
  readonly marginCapBps: number;
  /** Return window in days from delivery. */
  readonly windowDays: Readonly<Record<Fulfilment, number>>;
  /** Days from payment while the delivery is unknown. */
  readonly unknownDeliveryDays: number;
  /** A purchase binds to the month end this many months later. */
  readonly periodMonths: number;
  /** What is compared at the end of a period. */
  readonly trailingMonths: number;
  /** A store enrolment without purchase binds this long. */
  readonly protectionDays: number;
}

export const DAY_MS = 86_400_000;

/** The last version in force at that moment. Versions are oldest first and never empty. */
export function policyAt(policies: readonly FranchisePolicy[], at: Date): FranchisePolicy {
  let found = policies[0]!;
  for (const policy of policies) if (policy.effectiveAt <= at) found = policy;
  return found;
}
