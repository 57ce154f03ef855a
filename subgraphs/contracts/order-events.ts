/** What orders tells of sales that are placed and wait for their payment; once paid it is `order.recorded.v1`. */
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
}
