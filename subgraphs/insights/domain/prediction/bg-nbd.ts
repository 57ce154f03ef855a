import { hypergeometric, logSum } from './special-functions.ts';

// Looked up once: in a loop over all members, the look at a global costs as much as the logarithm where tests run.
const { log, exp, log1p, expm1, max } = Math;

/**
 * BG/NBD (Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 24, 2005). While alive a
 * customer buys at a rate of their own, Gamma(r, alpha) over all customers; after each purchase they leave for good
 * with a probability of their own, Beta(a, b). Time is in weeks. Logarithms throughout, as in the authors' note
 * on the model's #NUM! error (2013).
 *
 * Example, published: with r 0.243, alpha 4.414, a 0.793, b 2.426 a customer with two repeat purchases, the last in
 * week 30.43 of 38.86, is alive with 0.7266 and is expected to buy 1.226 times in the next 39 weeks.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Customers with the same history. */
export interface History {
  /** Purchase days after the first one. */
  readonly repeats: number;
  /** Weeks from the first purchase to the last one; 0 without a repeat. */
  readonly recency: number;
  /** Weeks from the first purchase to the moment it is looked at; not below recency. */
  readonly age: number;
}
export interface HistoryCount extends History { readonly customers: number }

/** The log-likelihood of all of them; the three rising factorials depend on `repeats` alone and are summed once. */
export function logLikelihood({ r, alpha, a, b }: BgNbd, histories: readonly HistoryCount[]): number {
  const most = histories.reduce((found, { repeats }) => max(found, repeats), 0);
  const rising = risingLogs(most, [r, b, a + b]);
  let sum = 0;
  for (const { repeats, recency, age, customers } of histories) {
    const [ofR, ofB, ofAB] = [rising[0]![repeats]!, rising[1]![repeats]!, rising[2]![repeats]!];
    const alive = -(r + repeats) * log(alpha + age);
    const both = repeats === 0 ? alive : logSum(alive,
      log(a) - log(b + repeats - 1) - (r + repeats) * log(alpha + recency));
    sum += customers * (ofR + r * log(alpha) + ofB - ofAB + both);
  }
  return sum;
}

/** ln of x (x + 1) … (x + n − 1), for n from 0 to most, for each x. */
function risingLogs(most: number, bases: readonly number[]): Float64Array[] {
  return bases.map((base) => {
    const sums = new Float64Array(most + 1);
    for (let n = 1; n <= most; n += 1) sums[n] = sums[n - 1]! + log(base + n - 1);
    return sums;
  });
}

/** That they will buy again if only one waits; certain for those who never repeated, as the model has it. */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, { repeats, recency, age }: History): number {
  if (repeats === 0) return 1;
  const logOdds = log(a) - log(b + repeats - 1)
    + (r + repeats) * (log(alpha + age) - log(alpha + recency));
  return 1 / (1 + exp(logOdds));
}

/** How often they are expected to buy in the next `weeks`. */
export function expectedPurchases(model: BgNbd, history: History, weeks: number): number {
  return weeks <= 0 ? 0 : probabilityAlive(model, history) * whileAlive(model, history, weeks);
}

/**
 * (a + b + x − 1) / (a − 1) × (1 − ((α + T) / (α + T + t))^(r + x) ₂F₁(r + x, b + x; a + b + x − 1; z)), with
 * Euler's transformation of ₂F₁, so that its terms shrink with the number of purchases instead of growing with it,
 * and its first term taken out of the series: then nothing divides by a − 1 or by a + b + x − 1, either of which
 * may be 0.
 */
function whileAlive({ r, alpha, a, b }: BgNbd, { repeats, age }: History, weeks: number): number {
  const z = weeks / (alpha + age + weeks);
  const [power, other, below] = [a - 1, a + b - 1 - r, a + b + repeats - 1];
  const logLeft = log1p(-z);
  const first = power === 0 ? -logLeft : -expm1(power * logLeft) / power;
  const { sign, log } = hypergeometric([power + 1, other + 1, 1], [below + 1, 2], z);
  return max(0, below * first - sign * other * z * exp(power * logLeft + log));
}
