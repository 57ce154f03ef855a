/**
 * Which order pays a claim: one of the same member, sold through the channel that claimed, with the item of
 * the drop at its price, what reduces the line taken off. One piece of it pays one claim; what came back
 * pays none.
 *
 * Example: a drop of 999.00; an order with two pieces at 1,099.00 and 200.00 off the line pays two claims, one
 * with the piece at 1,099.00 pays none.
 */
export interface ClaimToPay {
  readonly channelId: string | null;
  readonly memberId: string;
  readonly itemId: string;
  readonly cashMinor: bigint;
  readonly currency: string;
}

export interface PaidOrder {
  readonly orderId: string;
  readonly channelId: string | null;
  readonly memberId: string | null;
  readonly isCancelled: boolean;
  readonly currency: string;
  readonly lines: readonly {
    readonly itemId: string | null;
    readonly quantity: number;
    readonly returnedQuantity: number;
    /** Price of all pieces less the reduction of this line alone. */
    readonly goodsMinor: bigint;
  }[];
}

/** How many claims of this kind the order pays; 0 when it is none of theirs. */
export function claimsPaidBy(order: PaidOrder, claim: ClaimToPay): number {
  if (order.isCancelled || order.memberId !== claim.memberId || order.currency !== claim.currency
    || (claim.channelId !== null && order.channelId !== claim.channelId)) return 0;
  return order.lines
    .filter((line) => line.itemId === claim.itemId
      && line.goodsMinor === claim.cashMinor * BigInt(line.quantity))
    .reduce((pieces, line) => pieces + line.quantity - line.returnedQuantity, 0);
}
