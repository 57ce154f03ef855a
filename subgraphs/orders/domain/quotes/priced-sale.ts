import type { MarginClass } from '../../../contracts/words.ts';
import type { BundleTerms } from './bundle-reduction.ts';

/** What it comes to, in minor units of its currency. */
export interface PricedSale {
  readonly lines: readonly PricedLine[];
  readonly coupons: readonly PricedCoupon[];
  readonly points: bigint;
  readonly pointsCashMinor: bigint;
  /** The most that points might pay. */
  readonly pointsLimitMinor: bigint;
  readonly tradeInMinor: bigint;
  /** What of the trade-in credit is of old gold that is named, and store credit; absent: none. */
  readonly credit?: PricedCredit;
  readonly shippingMinor: bigint;
  readonly dueMinor: bigint;
  /** Null where nobody known buys. */
  readonly earned: EarnedPoints | null;
  /** Unique pieces among its lines. */
  readonly uniqueItemIds: readonly string[];
}

export interface PricedLine {
  readonly itemId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly marginClass: MarginClass;
  readonly takesPoints: boolean;
  readonly goldWeightMg: bigint | null;
  readonly boardMinor: bigint | null;
  /** Of one piece, where it is not within a fixed price. */
  readonly labourMinor: bigint | null;
  readonly stonesMinor: bigint;
  readonly unitPriceMinor: bigint;
  readonly amountMinor: bigint;
  /** What its bundle and coupons take off it by itself. */
  readonly lineReductionMinor: bigint;
  readonly orderReductionMinor: bigint;
  readonly pointsCashMinor: bigint;
  readonly points: bigint;
  readonly tradeInMinor: bigint;
  readonly baseMinor: bigint;
  readonly earned: { readonly points: bigint; readonly bonus: bigint; readonly growth: bigint } | null;
  /** 'YYYY-MM-DD' on which it is handed over; absent: from stock. */
  readonly deliversOn?: string;
  /** The bundle it is of, and what that takes off it; absent of all others. */
  readonly bundle?: BundleTerms;
  readonly bundleReductionMinor?: bigint;
}

export interface PricedCoupon {
  /** TypeID; null where the member has no such coupon. */
  readonly couponId: string | null;
  readonly named: string;
  readonly verdict: string;
  readonly savedMinor: bigint;
  readonly shares: readonly bigint[];
}

export interface EarnedPoints {
  readonly points: bigint;
  readonly tierBonus: bigint;
  readonly campaignBonus: bigint;
  readonly growth: bigint;
  readonly policyVersion: number | null;
}

export interface PricedCredit {
  /** TypeIDs, in the order they were named. */
  readonly tradeInIds: readonly string[];
  /** What they were offered at, together. */
  readonly offeredMinor: bigint;
  readonly storeCreditMinor: bigint;
  /**
   * What the sale leaves of the gold, as tradeins credits it; absent: quoted before it said so, at what it was offered.
   */
  readonly leftMinor?: bigint;
  /** The gold that is bought. */
  readonly goldWeightMg: bigint;
  readonly goldMinor: bigint;
}
