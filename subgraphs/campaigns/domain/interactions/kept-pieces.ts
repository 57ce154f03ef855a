import { claimsPaidBy, type ClaimToPay, type PaidOrder } from '../order-of-claim.ts';

/** A claim that was paid by an order, and whether that stands. */
export interface PaidClaim extends ClaimToPay {
  readonly id: string;
  readonly settledAt: Date;
}

/**
 * Which of the claims that an order pays stand: as many as pieces are left of it, what was paid first stands longest.
 * An order that was called off pays none.
 * Example: an order pays two claims and one of its two pieces comes back: the second claim is undone.
 */
export function standingClaims(order: PaidOrder, claims: readonly PaidClaim[]): ReadonlySet<string> {
  const standing = new Set<string>();
  const byItem = Map.groupBy(claims, ({ itemId, cashMinor }) => `${itemId} ${cashMinor}`);
  for (const own of byItem.values()) {
    // Head office may have settled a claim of another channel; whose it was paid for was looked at then.
    const pieces = claimsPaidBy(order, { ...own[0]!, channelId: null, memberId: order.memberId ?? own[0]!.memberId });
    own.toSorted((one, other) => one.settledAt.getTime() - other.settledAt.getTime()).slice(0, pieces)
      .forEach(({ id }) => standing.add(id));
  }
  return standing;
}
