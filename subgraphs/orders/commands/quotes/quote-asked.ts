import type { Fulfilment, MarginClass, Region } from '../../../contracts/words.ts';
import type { Currency } from '../../../kernel/money.ts';
import { accepted, type Outcome } from '../../../kernel/outcome.ts';
import type { BundleTerms } from '../../domain/quotes/bundle-reduction.ts';
import type { PointsCash } from '../../domain/points-cash.ts';
import type { OrderToRecord } from '../record/order-to-record.ts';

/** A sale that a price is asked for: ids are uuids, null where they were malformed. */
export interface QuoteAsked {
  readonly channelId: string | null;
  readonly outlet: OrderToRecord['outlet'];
  readonly buyer: OrderToRecord['buyer'];
  readonly fulfilment: Fulfilment;
  readonly lines: readonly LineAsked[];
  /** Bundles beside them, as they were named: all of them that a key is of. Absent where there are none. */
  readonly bundles?: readonly BundleAsked[];
  /** Their lines as the catalog has them now, or why there are none: told again, the sale is the same. */
  readonly bundleLines?: () => Outcome<readonly LineAsked[], BundleCode>;
  /** As they were sent: rewards reads them. */
  readonly coupons: CouponsAsked;
  readonly points: bigint;
  /** Decimal texts in the currency of the outlet's region, which only this room knows. */
  readonly tradeInCredit: string;
  /** Old gold of the buyer, as it was sent: tradeins reads it. */
  readonly tradeInIds: readonly string[];
  readonly storeCredit: string;
  readonly shipping: string;
  /** Null: the quote's own id. */
  readonly orderNo: string | null;
  /** It is only looked at: it takes no number, and nobody waits for it. */
  readonly isPreview?: boolean;
}

/** A bundle that is bought; its id is a uuid, or of nothing. */
export interface BundleAsked { readonly bundleId: string; readonly quantity: number }

export type BundleCode = 'BUNDLE_UNAVAILABLE' | 'INVALID' | 'TRY_AGAIN';

/** The sale with the lines of its bundles behind the others. */
export function withBundleLines({ bundleLines, ...asked }: QuoteAsked): Outcome<QuoteAsked, BundleCode> {
  const lines = bundleLines?.() ?? accepted([]);
  return lines.ok ? accepted({ ...asked, lines: [...asked.lines, ...lines.value] }) : lines;
}

export interface LineAsked {
  readonly item: { readonly id: string | null } | { readonly sku: string };
  readonly quantity: number;
  /** What the scale says of one piece; null: what the catalog knows. */
  readonly goldWeightMg: number | null;
  /** The bundle it is of; absent of all others. */
  readonly bundle?: BundleTerms;
}

export interface CouponsAsked {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  /** Whatever the member has, where it saves. */
  readonly automatic: boolean;
}

/** The same once this room knows what it names: what other rooms are asked with. */
export interface JudgedSale {
  readonly channelId: string;
  readonly outletId: string;
  readonly region: Region;
  readonly currency: Currency;
  readonly memberId: string | null;
  readonly orderNo: string;
  readonly lines: readonly JudgedLine[];
  readonly coupons: CouponsAsked;
  readonly points: bigint;
  readonly pointsCashBps: number;
  /** How long it may be paid once it is placed, and how long holds of other rooms last: absent in older ones. */
  readonly payMinutes?: number;
  readonly holdMinutes?: number;
  /** Untyped; with old gold that is named, what it is said to be worth. */
  readonly tradeInMinor: bigint;
  /** Old gold and store credit of the buyer: absent in older ones, and where none is named. */
  readonly tradeInIds?: readonly string[];
  readonly storeCreditMinor?: bigint;
  readonly shippingMinor: bigint;
}

export interface JudgedLine {
  readonly itemId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly goldWeightMg: number | null;
  readonly marginClass: MarginClass;
  readonly pointsCash: PointsCash;
  /** Labour of a piece as the catalog knows it, in the currency of the sale. */
  readonly labourMinor: bigint | null;
  readonly bundle?: BundleTerms;
}
