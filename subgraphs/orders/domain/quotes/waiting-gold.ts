/**
 * Old gold is paid once: a sale whose buyer had gold in the house when it was paid, accepted and named by no sale, does
 * not take an amount for old gold that nobody can tell from that gold. It is named, in a quote. What was accepted after
 * the payment is another gold. Only gold of the seller itself counts: of what other franchises and channels took in it
 * learns nothing, and whose gold it is its own sales cannot tell.
 *
 * Example: a bangle is accepted on 1 October and waits. A sale of 2 October with 1,000.00 for old gold is refused; one
 * of 30 September that is told late is not.
 */
export interface SellingPlace {
  /** Null: head office's. */
  readonly franchiseId: string | null;
  readonly channelId: string | null;
}

/** A franchise's gold is that of all its outlets; head office's that of the channel. */
export function isSellersOwn(gold: SellingPlace | undefined, seller: SellingPlace | undefined): boolean {
  if (!gold || !seller || gold.franchiseId !== seller.franchiseId) return false;
  return seller.franchiseId !== null || gold.channelId === seller.channelId;
}

export interface BroughtGold {
  /** As tradeins says it: 'ACCEPTED', 'MELTED'. */
  readonly state: string;
  readonly isUsed: boolean;
  /** Null: its offer was not accepted. */
  readonly acceptedAt: Date | null;
}

export function waitsAt(gold: readonly BroughtGold[], paidAt: Date): boolean {
  return gold.some(({ state, isUsed, acceptedAt }) => !isUsed && acceptedAt !== null && acceptedAt <= paidAt
    && (state === 'ACCEPTED' || state === 'MELTED'));
}
