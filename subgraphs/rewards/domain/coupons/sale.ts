import type { Currency } from '../../../kernel/money.ts';

/** A sale as a channel asks about it, before or at payment. */
export interface SaleAsked {
  readonly memberId: string;
  readonly channelId: string | null;
  readonly outletId: string | null;
  readonly currency: Currency;
  readonly lines: readonly LineAsked[];
  readonly pointsCashMinor: bigint;
  readonly tradeInMinor: bigint;
}

export interface LineAsked {
  readonly item: { readonly id: string } | { readonly sku: string };
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  /** Labour fee of a piece as it is charged; null: what the catalog says. */
  readonly labourMinor: bigint | null;
  /** What its bundle takes off the whole line before any coupon; absent of all others. */
  readonly bundleReductionMinor?: bigint;
}

/** A coupon as it was named, and where it stands in the input. */
export interface NamedCoupon { readonly path: readonly string[]; readonly id?: string; readonly code?: string }

/** Coupons by id (uuids) and by their own code. */
export interface NamedCoupons { readonly ids: readonly string[]; readonly codes: readonly string[] }

export function namedOf(coupons: readonly NamedCoupon[]): NamedCoupons {
  return {
    ids: coupons.flatMap(({ id }) => id ?? []),
    codes: coupons.flatMap(({ code }) => code || []),
  };
}
