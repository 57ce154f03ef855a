import type { BgNbd } from './bg-nbd.ts';
import type { GammaGamma } from './gamma-gamma.ts';
import type { Purchases } from './purchase-days.ts';

/**
 * Customers as the two models imagine them, drawn with parameters that are known: what a fit is held against, in
 * the tests and in the bench. Chance is given, so that the same customers come of the same seed.
 *
 * Example: with a = 0.001 and b = 1,000 nobody leaves, and purchases follow each other at each one's rate.
 */
export interface Imagined {
  readonly histories: BgNbd;
  readonly spendings: GammaGamma;
  /** First purchases fall on these days, evenly; all are looked at on the last one. */
  readonly from: number;
  readonly until: number;
  readonly seenOn: number;
}

const DAY_WEEKS = 1 / 7;

export function simulate(imagined: Imagined, random: () => number): Purchases {
  const { histories: { r, alpha, a, b }, spendings: { p, q, gamma } } = imagined;
  const first = imagined.from + Math.floor(random() * (imagined.until - imagined.from));
  const rate = gammaOf(r, random) / alpha;
  const leaving = betaOf(a, b, random);
  const scale = gammaOf(q, random) / gamma;
  const days = [first];
  let weeks = 0;
  for (;;) {
    weeks += -Math.log(1 - random()) / rate;
    const day = first + Math.max(1, Math.round(weeks / DAY_WEEKS));
    if (!(day <= imagined.seenOn)) break;
    if (day > days.at(-1)!) days.push(day);
    if (random() < leaving) break;
  }
  return {
    days, classes: days.map(() => 'daily'),
    minor: days.map(() => Math.max(1, Math.round(gammaOf(p, random) / scale))),
  };
}

/** Marsaglia and Tsang; below 1 by the power of one more. */
function gammaOf(shape: number, random: () => number): number {
  if (shape < 1) return gammaOf(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normalOf(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x * x / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function betaOf(a: number, b: number, random: () => number): number {
  const [one, other] = [gammaOf(a, random), gammaOf(b, random)];
  return one + other > 0 ? one / (one + other) : 0;
}

function normalOf(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
