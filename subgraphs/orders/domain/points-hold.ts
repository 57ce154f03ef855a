/**
 * What loyalty says of a hold, in words of orders. `worthMinor` is in the currency of the order; null when no
 * rate was in force when the points were held.
 */
export interface KnownHold {
  readonly memberId: string;
  readonly points: bigint;
  readonly state: 'held' | 'captured' | 'voided';
  readonly expiresAt: Date;
  readonly settledAt: Date | null;
  /** Null: head office made it. */
  readonly channelId: string | null;
  /** Held for another room of the house, such as the claim of a drop. */
  readonly isReserved: boolean;
  readonly worthMinor: bigint | null;
}

/** The sale that is to be paid with it. */
export interface PointsSale {
  readonly channelId: string;
  readonly buyerId: string | null;
  readonly paidAt: Date;
  readonly points: bigint;
  readonly amountMinor: bigint;
  /** Head office records for everybody. */
  readonly isHeadOffice: boolean;
}

export type HoldProblem =
  | { readonly code: 'NOT_FOUND' | 'POINTS_HOLD_USED' | 'POINTS_HOLD_ENDED' | 'HOLD_NOT_BUYERS'
    | 'POINTS_RATE_UNKNOWN' }
  | { readonly code: 'INVALID'; readonly points: bigint }
  | { readonly code: 'POINTS_AMOUNT_MISMATCH'; readonly worthMinor: bigint };

/**
 * Why a hold does not pay a sale, or null (domain.md 9.2). It is the channel's own or head office's; it is
 * still to be spent and was so when the sale was paid, so that no discount stands without its capture; the
 * buyer is whose points they are; and the amount is what the points are worth. What a channel may not know
 * of is told as if it were not there.
 *
 * Examples: 9,550 points for 95.50 pay; for 95.49 they are worth 95.50. A sale whose buyer nobody knows, or
 * without one, spends nobody's points.
 */
export function problemOfHold(hold: KnownHold, sale: PointsSale): HoldProblem | null {
  const foreign = hold.channelId !== null && hold.channelId !== sale.channelId && !sale.isHeadOffice;
  if (foreign) return { code: 'NOT_FOUND' };
  if (hold.isReserved || hold.state === 'captured') return { code: 'POINTS_HOLD_USED' };
  if (hold.memberId !== sale.buyerId) return { code: 'HOLD_NOT_BUYERS' };
  if (hasEnded(hold, sale.paidAt)) return { code: 'POINTS_HOLD_ENDED' };
  if (hold.points !== sale.points) return { code: 'INVALID', points: hold.points };
  if (hold.worthMinor === null) return { code: 'POINTS_RATE_UNKNOWN' };
  return hold.worthMinor === sale.amountMinor ? null
    : { code: 'POINTS_AMOUNT_MISMATCH', worthMinor: hold.worthMinor };
}

/** Given back by hand, or its time was up before the payment; a sale paid in time may be told later. */
function hasEnded({ state, settledAt, expiresAt }: KnownHold, paidAt: Date): boolean {
  const byHand = state === 'voided' && settledAt !== null && settledAt < expiresAt;
  return byHand || expiresAt <= paidAt;
}
