/** What orders tells of sales that wait for their payment (once paid it is `order.recorded.v1`), and of money. */
export interface OrderEvents {
  /** Aggregate: the quote. A sale was placed 已下单: it is to be paid before payUntil. */
  'order.placed.v1': {
    quoteId: string; orderNo: string; channelId: string; outletId: string; memberId: string | null;
    dueMinor: bigint; currency: string; placedAt: Date; payUntil: Date;
  };
  /** Aggregate: the quote. It was not paid 未支付: its time was over, or it was called off; all it held goes back. */
  'order.unpaid.v1': {
    quoteId: string; orderNo: string; channelId: string; outletId: string; memberId: string | null;
    why: 'unpaid' | 'cancelled'; endedAt: Date;
  };
  /**
   * Aggregate: the payment. Money for a quote 收款 was told, signed, settled an order, fits nothing, or went back: the
   * whole truth of it, for whoever settles with channels and outlets. `orderId`: what it settled; what is unmatched is
   * refunded whole, and `sellingOutletId` is null where nobody knows the quote.
   */
  'payment.changed.v1': {
    paymentId: string; quoteId: string | null; orderId: string | null;
    channelId: string; sellingChannelId: string | null; sellingTenantId: string | null; sellingOutletId: string | null;
    paymentNo: string; means: 'cash' | 'card' | 'transfer' | 'wallet' | 'other'; amountMinor: bigint; currency: string;
    signed: boolean; paidAt: Date; receivedAt: Date; state: 'kept' | 'settled' | 'unmatched' | 'refunded';
    unmatchedWhy: 'unknown' | 'not_open' | 'ended' | 'currency' | 'amount' | 'sale_refused' | null;
    refundedAt: Date | null; refundNo: string | null; version: bigint;
  };
}
