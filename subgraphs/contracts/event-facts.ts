import type { Fulfilment, MarginClass, Region } from './words.ts';

export interface OrderFacts {
  orderId: string; externalNo: string; channelId: string; sellingOutletId: string;
  memberId: string | null;
  /**
   * Who the buyer was said to be: another id than memberId when that was merged into memberId before
   * the order was told. Whose purchase it was at payment is counted by this one. Absent: memberId.
   */
  boughtAs?: string | null;
  /** Home region of the member; null while the member is unknown. */
  region: Region | null;
  currency: string; paidAt: Date;
  /** Null while unknown. */
  deliveredAt: Date | null; fulfilment: Fulfilment;
  /**
   * Orders' policy of the payment as instants; absent in events of before orders told them. `windowEndsAt`:
   * end of the return window, from delivery, or from payment while the delivery is unknown. `linkUntil`: the
   * last instant at which its buyer may still be found 补录会员.
   */
  windowEndsAt?: Date; linkUntil?: Date;
  /** Points spent on the order as points-cash, captured from this hold. */
  pointsHoldId: string | null;
  /**
   * What head office gives to charity for it 公益金, in the order's currency, by orders' policy of the payment, and the
   * region of the selling outlet; absent where it gives nothing, and in events of before orders told it.
   */
  charity?: { givenMinor: bigint; region: Region };
  /** Coupons, and offers that need none, that the seller took off it (rewards); absent where it named none. */
  couponIds?: string[];
  /** What its quote held of old gold and store credit (tradeins), which it took; absent where it held none. */
  creditHoldId?: string;
  lines: OrderLineFacts[];
}

export interface OrderLineFacts {
  lineId: string; lineNo: number; itemId: string; quantity: number; marginClass: MarginClass;
  /** Line amount − line discount − shares of order discount, points-cash and trade-in credit. */
  baseMinor: bigint;
  /** Cost of the whole line in the order's currency at payment; null when unknown. */
  costMinor: bigint | null;
  /** Points of the hold spent on this line (largest remainder over the eligible lines). */
  pointsSpent: bigint;
  /**
   * Only of an order that names coupons: the line as it was priced, what its own reduction and its share of the
   * order's took off, and its labour fee.
   */
  amountMinor?: bigint; reducedMinor?: bigint; labourMinor?: bigint | null;
  /** Only of an order with `creditHoldId`: its share of the credit. */
  tradeInMinor?: bigint;
}
