/**
 * Money is a bigint of minor units with an ISO 4217 code (domain.md section 0). On the wire it is a
 * decimal string: 899900n CNY is "8999.00". Example: parseAmount("8999", "CNY") = 899900n.
 */
const EXPONENTS = {
  CNY: 2, HKD: 2, MOP: 2, SGD: 2, TWD: 2, USD: 2, EUR: 2, GBP: 2, AUD: 2, CAD: 2, CHF: 2, MYR: 2,
  THB: 2, NZD: 2, AED: 2, JPY: 0, KRW: 0, VND: 0,
} as const;

export type Currency = keyof typeof EXPONENTS;

export const CURRENCIES = Object.keys(EXPONENTS) as Currency[];

export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** What the graph's `Money` type carries. */
export interface MoneyView {
  readonly amount: string;
  readonly currency: string;
}

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(EXPONENTS, code);
}

/** Largest amount taken from outside: 9,999,999,999,999.99; far above any sale, far below bigint. */
const MAX_MINOR = 999_999_999_999_999n;

/** Minor units, or null when it is no amount of this currency ("12.345" CNY, "1e3", too large). */
export function parseAmount(amount: string, currency: Currency): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(amount);
  if (!match) return null;
  const exponent = EXPONENTS[currency];
  const fraction = match[3] ?? '';
  if (/[1-9]/.test(fraction.slice(exponent))) return null;
  const minor = BigInt(match[2]! + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (minor > MAX_MINOR) return null;
  return match[1] ? -minor : minor;
}

export function formatAmount(minor: bigint, currency: string): string {
  const exponent = EXPONENTS[currency as Currency] ?? 2;
  if (exponent === 0) return minor.toString();
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

export function moneyView(minor: bigint, currency: string): MoneyView {
  return { amount: formatAmount(minor, currency), currency };
}

/** `floor` of domain.md is toward zero, which is what bigint division does. */
export function floorRatio(value: bigint, numerator: bigint, denominator: bigint): bigint {
  return (value * numerator) / denominator;
}

/** Half-up for non-negative values, away from zero for negative ones, so refunds mirror sales. */
export function halfUpRatio(value: bigint, numerator: bigint, denominator: bigint): bigint {
  const doubled = 2n * value * numerator;
  return doubled >= 0n
    ? (doubled + denominator) / (2n * denominator)
    : -((denominator - doubled) / (2n * denominator));
}

/**
 * Minor units of one currency as minor units of another, half-up, once: 1 unit of `from` is `rate` units of
 * `to` (a decimal). Examples: 1,000,000 fen at 1.0845 → 1,084,500 HK cents; 100,000 yen at 0.0478 →
 * 478,000 fen.
 */
export function convertMinor(minor: bigint, rate: string, from: string, to: string): bigint {
  const [whole = '0', fraction = ''] = rate.split('.');
  return halfUpRatio(minor, BigInt(whole + fraction) * unitOf(to),
    10n ** BigInt(fraction.length) * unitOf(from));
}

/**
 * The same, floor: for what is given and not counted. `inverse` when the rate is the other way round: 1 unit
 * of `to` is `rate` units of `from`. Example: 30,000 HK cents at 0.9221 → 27,663 fen.
 */
export function convertMinorDown(
  minor: bigint, rate: string, from: string, to: string, inverse = false,
): bigint {
  const [whole = '0', fraction = ''] = rate.split('.');
  const [top, bottom] = [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
  return inverse ? floorRatio(minor, bottom * unitOf(to), top * unitOf(from))
    : floorRatio(minor, top * unitOf(to), bottom * unitOf(from));
}

/** Minor units of one unit: 100 for the yuan, 1 for the yen. */
export function unitOf(currency: string): bigint {
  return 10n ** BigInt(EXPONENTS[currency as Currency] ?? 2);
}

/**
 * Splits a total in proportion to weights by largest remainder, ties by order; the shares always add
 * up to the total. Example (domain.md 3.1): 50,000 over 899,900 and 1,234,567 is 21,080 and 28,920.
 * With all weights zero the first share takes everything.
 */
export function splitByLargestRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0n));
  const shares = weights.map((weight) => (total * weight) / sum);
  const remainders = weights.map((weight, index) => ({ index, rest: (total * weight) % sum }));
  let left = total - shares.reduce((a, b) => a + b, 0n);
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of remainders) {
    if (left === 0n) break;
    shares[index] = shares[index]! + 1n;
    left -= 1n;
  }
  return shares;
}
