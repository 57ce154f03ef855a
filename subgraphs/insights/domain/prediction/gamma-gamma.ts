import { lnGamma } from './special-functions.ts';

// Looked up once: in a loop over all members, the look at a global costs as much as the logarithm where tests run.
const { log } = Math;

/**
 * Gamma-Gamma (Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", 2013). A customer's purchases vary
 * around a mean of their own, Gamma(p, ν); ν is Gamma(q, gamma) over all customers. What somebody spends says
 * nothing of how often they buy. The mean of one who bought seldom is drawn towards everybody's.
 *
 * Example, published: with p 6.25, q 3.74, gamma 15.44 the mean of a customer of two purchases of 22.35 each is
 * expected to be 24.65; of one without any, 35.17.
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** Customers with so many purchases of that mean value. */
export interface Spending {
  readonly purchases: number;
  readonly meanValue: number;
}

export function logLikelihood({ p, q, gamma }: GammaGamma, spendings: readonly Spending[]): number {
  const byPurchases = new Map<number, number>();
  const perCount = (n: number): number => {
    const known = byPurchases.get(n);
    if (known !== undefined) return known;
    const found = lnGamma(p * n + q) - lnGamma(p * n) - lnGamma(q) + q * log(gamma) + p * n * log(n);
    byPurchases.set(n, found);
    return found;
  };
  let sum = 0;
  for (const { purchases, meanValue } of spendings) {
    sum += perCount(purchases) + (p * purchases - 1) * log(meanValue)
      - (p * purchases + q) * log(gamma + purchases * meanValue);
  }
  return sum;
}

/** What their next purchases are expected to be worth on average; null where the model has no finite mean. */
export function expectedValue({ p, q, gamma }: GammaGamma, spending: Spending | null): number | null {
  const purchases = spending?.purchases ?? 0;
  const total = purchases * (spending?.meanValue ?? 0);
  const below = p * purchases + q - 1;
  return below > 0 ? (p * (gamma + total)) / below : null;
}
