import type { Currency } from '../../../kernel/money.ts';
import type { KnownHold } from '../../domain/points-hold.ts';
import type { Fulfilment, MarginClass } from '../../../contracts/words.ts';
import type { LineShares } from '../../domain/price-lines.ts';

/** One order as it was read from outside: ids are uuids, null where they were malformed. */
export interface OrderToRecord {
  /** Null when none was named: then the outlet's own channel. */
  readonly channelId: string | null;
  readonly externalNo: string;
  readonly buyer: { readonly memberId: string | null } | { readonly externalId: string } | null;
  readonly outlet: { readonly id: string | null } | { readonly code: string };
  readonly fulfilment: Fulfilment;
  readonly currency: Currency;
  readonly paidAt: Date;
  readonly deliveredAt: Date | null;
  readonly lines: readonly LineToRecord[];
  readonly orderDiscounts: readonly DiscountToRecord[];
  readonly tradeInMinor: bigint;
  readonly pointsHold: {
    readonly id: string | null; readonly points: bigint; readonly amountMinor: bigint;
    /** What loyalty says of it: null that there is none; absent while it does not answer. */
    readonly known?: KnownHold | null;
  } | null;
  readonly shippingMinor: bigint;
  readonly feesMinor: bigint;
  readonly note: string | null;
  /** Null where one was malformed; absent where none was named, so that a body without them stays the same. */
  readonly couponIds?: readonly (string | null)[];
  /** It is bought for what came back, by whoever bought that: its buyer follows and is no part of its body. */
  readonly isExchange?: boolean;
  /** It was quoted: its shares and the rules it counts with are those of then; no part of its body. */
  readonly asQuoted?: {
    readonly quotedAt: Date;
    readonly lines: readonly (LineShares & { readonly marginClass: MarginClass })[];
  };
  /**
   * What loyalty says of the tier of whoever buys, asked where one decides whether it might buy then; absent where none
   * does or nobody known buys. No part of its body.
   */
  readonly buyerTiers?: () => readonly string[] | 'away';
  /**
   * Whether whoever buys had old gold here that waits for a sale, asked where an amount for old gold pays it; absent
   * where none does or nobody known buys. No part of its body.
   */
  readonly goldWaits?: () => boolean | 'away';
  /** What its quote held of old gold and store credit (tradeins): no part of its body. */
  readonly creditHoldId?: string | null;
  /** Where its identifiers were written otherwise than they are kept: the order as it was sent. */
  readonly asSent?: OrderToRecord;
}

export interface LineToRecord {
  readonly item: { readonly id: string | null } | { readonly sku: string };
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  readonly discountMinor: bigint;
  /** How the seller priced a piece; absent where it did not say, so that a body without them stays the same. */
  readonly goldWeightMg?: number;
  readonly boardPriceMinor?: bigint;
  readonly labourMinor?: bigint;
  /** The bundle it was sold of; what that took off it is known of what was quoted here alone. */
  readonly bundle?: {
    readonly id: string | null; readonly no?: number; readonly discountMinor?: bigint; readonly recheck?: boolean;
  };
}

export interface DiscountToRecord {
  readonly amountMinor: bigint;
  readonly code: string;
  readonly eligibleLines: readonly number[] | null;
}

export type RecordOrderCode =
  | 'INVALID' | 'NOT_FOUND' | 'ITEM_UNKNOWN' | 'CHANNEL_NOT_YOURS' | 'NOT_SOLD_HERE' | 'OUTLET_CLOSED' |
  'MEMBER_ONLY' | 'EXCLUSIVE_ELSEWHERE' | 'ORDER_CONFLICT'
  | 'PAID_AT_OUT_OF_RANGE' | 'DELIVERED_AT_OUT_OF_RANGE' | 'REDUCTION_TOO_LARGE'
  | 'POINTS_CASH_LIMIT' | 'POINTS_HOLD_USED' | 'POINTS_HOLD_ENDED' | 'POINTS_AMOUNT_MISMATCH'
  | 'POINTS_RATE_UNKNOWN' | 'POINTS_UNAVAILABLE' | 'HOLD_NOT_BUYERS'
  | 'TRADE_IN_UNNAMED' | 'TRADE_IN_UNAVAILABLE';

export interface RecordedOrder {
  readonly orderId: string;
  /** False when the same order was there already. */
  readonly created: boolean;
  /** The channel's word for its buyer, when nobody here knows who that is. */
  readonly keptFor: { readonly channelId: string; readonly externalId: string } | null;
}
