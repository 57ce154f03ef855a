/** What rooms that take points ask of loyalty, by its `holdPointsBatch` and `settleHolds`. */

/** Points of a member, kept for somebody until `ttlMinutes` are over. */
export interface HoldRequest {
  readonly memberId: string;
  readonly points: number;
  readonly ttlMinutes: number;
  readonly purpose: string;
  readonly idempotencyKey: string;
}

/** A hold that is taken, or goes back. */
export interface SettleRequest {
  readonly holdId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

export interface LoyaltyResult {
  readonly hold: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}
