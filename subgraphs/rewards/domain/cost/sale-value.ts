import { convertMinor } from '../../../kernel/money.ts';

/** A sale and the rate that was locked at its payment; null where none was needed. */
export interface SaleValue {
  readonly currency: string;
  readonly homeCurrency: string;
  readonly rate: string | null;
  readonly baseMinor: bigint;
  /** What its coupons took off, as far as that is counted as their cost. */
  readonly reducedMinor: bigint;
}

/** What so much of a sale is worth in the programme's currency, half-up. */
export function homeValue(
  { currency, homeCurrency, rate }: Omit<SaleValue, 'baseMinor' | 'reducedMinor'>, minor: bigint,
): bigint {
  return rate === null ? minor : convertMinor(minor, rate, currency, homeCurrency);
}

/**
 * What a return takes out of the sales: the sale's worth before it less its worth after it, so that all returns of
 * a sale take exactly what it was counted with, however they are rounded.
 * Example: 888,800 HK cents at 0.9221 are 819,562 fen; 100,000 back take 92,210, the rest 727,352.
 */
export function homeValueBack(sale: SaleValue, backSoFar: bigint, backNow: bigint): bigint {
  return homeValue(sale, wholeOf(sale, sale.baseMinor - backSoFar))
    - homeValue(sale, wholeOf(sale, sale.baseMinor - backSoFar - backNow));
}

/**
 * What so much of a sale's base was before its coupons: what they take off is cost of who pays for them, and would
 * count twice against the cap if it lowered the sales as well. Nothing is left where nothing is left of the base.
 * Example: base 850,000 and 50,000 off count as 900,000; 425,000 of the base back leave 450,000.
 */
export function wholeOf(
  { baseMinor, reducedMinor }: Pick<SaleValue, 'baseMinor' | 'reducedMinor'>, left: bigint,
): bigint {
  return baseMinor <= 0n ? left : left + (reducedMinor * left) / baseMinor;
}

/**
 * How much of what an order was reduced by is its coupons': no more than what they are counted with as cost. What a
 * till took off by hand is nobody's cost, and was never sold.
 * Example: 1,050.00 off, and a coupon of 50.00 that was counted → 50.00; no coupon that was counted → 0.
 */
export function paidByCoupons(reducedMinor: bigint, countedMinor: bigint): bigint {
  return reducedMinor < countedMinor ? reducedMinor : countedMinor;
}
