import { splitByLargestRemainder } from '../../../kernel/money.ts';

/**
 * What a bundle 套装 takes off: its items as they are priced now, less its price, or so much, or a share of it,
 * floor; never more than they cost, and never less than nothing. Split over its lines by their amounts, by largest
 * remainder. It comes before everything else of domain.md 9.3: coupons, points and credit see what is left.
 *
 * Examples: 899,900 and 1,580,800 for 2,200,000: 280,700 off, shares 101,827 and 178,873. The same with 1,000 basis
 * points off: 248,070, shares 89,990 and 158,080. For 2,500,000 together: nothing off.
 */
export interface BundleTerms {
  /** uuid of the bundle. */
  readonly id: string;
  /** Which of the bundles of the sale, from 0: each of several has its own. */
  readonly place: number;
  /** Where it is named in what was asked; absent of those before each had its own place: there it is the same. */
  readonly named?: number;
  /** How many of it: 1, more in older ones. */
  readonly count: number;
  readonly pricing: 'price' | 'amount_off' | 'percent_off';
  readonly amountMinor: bigint | null;
  /** Of its amount; null of a percentage. */
  readonly currency: string | null;
  readonly offBps: number | null;
  /** Whether what stays is paid without the reduction when part of it comes back. */
  readonly recheck: boolean;
}

export function reductionOfBundle(terms: BundleTerms, amountMinor: bigint): bigint {
  const said = (terms.amountMinor ?? 0n) * BigInt(terms.count);
  switch (terms.pricing) {
    case 'price': return said < amountMinor ? amountMinor - said : 0n;
    case 'amount_off': return said < amountMinor ? said : amountMinor;
    case 'percent_off': return (amountMinor * BigInt(terms.offBps ?? 0)) / 10_000n;
  }
}

/** What bundles take off each line; zero of lines that are of none. */
export function bundleReductions(
  lines: readonly { readonly bundle?: BundleTerms; readonly amountMinor: bigint }[],
): bigint[] {
  const off = lines.map(() => 0n);
  for (const place of new Set(lines.flatMap(({ bundle }) => bundle?.place ?? []))) {
    const own = lines.flatMap((line, index) => (line.bundle?.place === place ? [{ index, ...line }] : []));
    const amounts = own.map(({ amountMinor }) => amountMinor);
    const whole = reductionOfBundle(own[0]!.bundle!, amounts.reduce((sum, amount) => sum + amount, 0n));
    splitByLargestRemainder(whole, amounts).forEach((share, at) => { off[own[at]!.index] = share; });
  }
  return off;
}
