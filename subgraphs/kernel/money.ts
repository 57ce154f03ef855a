import { ISO_CURRENCIES } from './currencies.ts';

/**
 * Money is a bigint of minor units with an ISO 4217 code (domain.md section 0). On the wire it is a
 * decimal string: 899900n CNY is "8999.00". Example: parseAmount("8999", "CNY") = 899900n.
 */
export type Currency = keyof typeof ISO_CURRENCIES;

export const CURRENCIES = Object.keys(ISO_CURRENCIES) as Currency[];

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
  return Object.hasOwn(ISO_CURRENCIES, code);
}

/** Decimals of a currency: 2 for the yuan, 0 for the yen, 3 for the Kuwaiti dinar. */
export function decimalsOf(currency: string): number {
  return isCurrency(currency) ? ISO_CURRENCIES[currency][0] : 2;
}

/** Largest amount taken from outside: 9,999,999,999,999.99; far above any sale, far below bigint. */
const MAX_MINOR = 999_999_999_999_999n;

/** Minor units, or null when it is no amount of this currency ("12.345" CNY, "1e3", too large). */
export function parseAmount(amount: string, currency: Currency): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/.exec(amount);
  if (!match) return null;
  const exponent = decimalsOf(currency);
  const fraction = match[3] ?? '';
  if (/[1-9]/.test(fraction.slice(exponent))) return null;
  const minor = BigInt(match[2]! + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (minor > MAX_MINOR) return null;
  return match[1] ? -minor : minor;
}

/** Why a text is no amount, with the limit it breaks: "USD has 2 decimals, not 3: 12.345." */
export function noAmount(text: string, currency: string): string {
  const [, whole, fraction] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return `${JSON.stringify(text.slice(0, 40))} is no amount.`;
  const decimals = fraction?.replace(/0+$/, '').length ?? 0;
  if (decimals > decimalsOf(currency)) {
    return `${currency} has ${decimalsOf(currency) || 'no'} decimals, not ${decimals}: ${text.slice(0, 40)}.`;
  }
  return `An amount is at most ${formatAmount(MAX_MINOR, currency)} ${currency}: ${text.slice(0, 40)}.`;
}

export function formatAmount(minor: bigint, currency: string): string {
  const exponent = decimalsOf(currency);
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
  return 10n ** BigInt(decimalsOf(currency));
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

/** What one reduction takes of each line, or the most that it could take. */
export type Taken =
  | { readonly ok: true; readonly shares: readonly bigint[] }
  | { readonly ok: false; readonly limitMinor: bigint };

export function weightsOf(left: readonly bigint[], isEligible: (line: number) => boolean): bigint[] {
  return left.map((amount, line) => (isEligible(line) ? amount : 0n));
}

/**
 * One reduction, split over what is left of its lines and taken from there. No share is larger than its
 * line: where the whole is, each is at most its own weight, and so is the rounded one. Example: 50,000 of
 * 899,900 and 1,234,567 is 21,080 and 28,920.
 */
export function takeFrom(
  left: bigint[], amountMinor: bigint, isEligible: (line: number) => boolean,
): Taken {
  const weights = weightsOf(left, isEligible);
  const limitMinor = weights.reduce((total, weight) => total + weight, 0n);
  if (amountMinor > limitMinor) return { ok: false, limitMinor };
  const shares = splitByLargestRemainder(amountMinor, weights);
  shares.forEach((share, line) => { left[line] = left[line]! - share; });
  return { ok: true, shares };
}
