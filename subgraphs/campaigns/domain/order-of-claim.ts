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

/** What of an order does not fit a claim; `pieces`: it has the right ones, and they pay others or came back. */
export type Mismatch = 'cancelled' | 'member' | 'channel' | 'currency' | 'item' | 'price' | 'pieces';

/** The first that people would look at; null when the order has pieces that pay claims of this kind. */
export function mismatchOf(order: PaidOrder, claim: ClaimToPay): Exclude<Mismatch, 'pieces'> | null {
  if (order.isCancelled) return 'cancelled';
  if (order.memberId !== claim.memberId) return 'member';
  if (claim.channelId !== null && order.channelId !== claim.channelId) return 'channel';
  if (order.currency !== claim.currency) return 'currency';
  if (order.lines.every(({ itemId }) => itemId !== claim.itemId)) return 'item';
  return paying(order, claim).length === 0 ? 'price' : null;
}

/** How many claims of this kind the order pays; 0 when it is none of theirs. */
export function claimsPaidBy(order: PaidOrder, claim: ClaimToPay): number {
  if (mismatchOf(order, claim) !== null) return 0;
  return paying(order, claim).reduce((pieces, line) => pieces + line.quantity - line.returnedQuantity, 0);
}

const paying = ({ lines }: PaidOrder, { itemId, cashMinor }: ClaimToPay) => lines.filter((line) =>
  line.itemId === itemId && line.goodsMinor === cashMinor * BigInt(line.quantity));
