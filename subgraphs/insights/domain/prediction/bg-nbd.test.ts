import { describe, expect, it } from '@jest/globals';
import { expectedPurchases, logLikelihood, probabilityAlive, type BgNbd } from './bg-nbd.ts';

/** The parameters that Fader, Hardie and Lee (2005) publish for the CDNOW sample, in weeks. */
const PUBLISHED: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
/** The first customer of their table. */
const FIRST = { repeats: 2, recency: 30.43, age: 38.86 };

describe('BG/NBD', () => {
  it('expects what the authors publish', () => {
    expect(expectedPurchases(PUBLISHED, FIRST, 39)).toBeCloseTo(1.226, 3);
    expect(probabilityAlive(PUBLISHED, FIRST)).toBeCloseTo(0.7266, 3);
  });

  it('weighs single customers as their formula by hand does', () => {
    const one = (repeats: number, recency: number, age: number) =>
      logLikelihood({ r: 1, alpha: 1, a: 1, b: 1 }, [{ repeats, recency, age, customers: 1 }]);
    // All four 1: a customer without repeats is 1 / (1 + T); with one, ½ ((1 + T)⁻² + (1 + t)⁻²).
    expect(one(0, 0, 38.86)).toBeCloseTo(-Math.log(39.86), 12);
    expect(one(1, 1.71, 38.86)).toBeCloseTo(Math.log((39.86 ** -2 + 2.71 ** -2) / 2), 12);
    expect(one(2, 30.43, 38.86)).toBeCloseTo(Math.log(2 / 3 * (39.86 ** -3 + 31.43 ** -3 / 2)), 12);
    const many = [{ ...FIRST, customers: 3 }];
    expect(logLikelihood(PUBLISHED, many)).toBeCloseTo(3 * logLikelihood(PUBLISHED, [{ ...FIRST, customers: 1 }]), 10);
  });

  it('agrees with the integral over everything one may be', () => {
    const odd = [[0.3, 2.4], [0.793, 2.426], [1, 2], [1.000_000_1, 2], [2.5, 0.7], [0.4, 0.6], [0.2, 0.3]];
    for (const [a, b] of odd as [number, number][]) {
      for (const history of [FIRST, { repeats: 0, recency: 0, age: 38.86 }, { repeats: 40, recency: 30, age: 38.86 }]) {
        const model = { ...PUBLISHED, a, b };
        expect(expectedPurchases(model, history, 104) / byIntegral(model, history, 104)).toBeCloseTo(1, 5);
      }
    }
  });

  it('stays a number with 500 purchases, ten years and odd parameters', () => {
    const histories = [
      { repeats: 500, recency: 519, age: 520 }, { repeats: 500, recency: 5, age: 520 },
      { repeats: 0, recency: 0, age: 0 }, { repeats: 0, recency: 0, age: 520 },
    ];
    const models = [PUBLISHED, { r: 8_000, alpha: 8_000, a: 8_000, b: 8_000 },
      { r: 1e-3, alpha: 1e-3, a: 1e-3, b: 1e-3 }, { r: 1e-3, alpha: 8_000, a: 1, b: 8_000 },
      { r: 8_000, alpha: 1e-3, a: 1e-3, b: 8_000 }, { r: 0.2, alpha: 4, a: 8_000, b: 1e-3 }];
    for (const model of models) {
      for (const history of histories) {
        expect(Number.isFinite(logLikelihood(model, [{ ...history, customers: 1 }]))).toBe(true);
        const alive = probabilityAlive(model, history);
        expect(alive >= 0 && alive <= 1).toBe(true);
        expect(expectedPurchases(model, history, 104)).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(expectedPurchases(model, history, 104))).toBe(true);
      }
    }
  });

  it('thinks worse of whoever stays away longer, and nothing comes of no time', () => {
    const alive = [31, 39, 60, 104].map((age) => probabilityAlive(PUBLISHED, { ...FIRST, age }));
    expect(alive).toEqual([...alive].sort((one, other) => other - one));
    expect(expectedPurchases(PUBLISHED, FIRST, 0)).toBe(0);
  });
});

/**
 * Another way to the same number: (1 − E e^(−λpt)) / p over p ~ Beta(a, b + x), by the midpoint rule over ln(p /
 * (1 − p)).
 */
function byIntegral({ r, alpha, a, b }: BgNbd, history: typeof FIRST, weeks: number): number {
  const steps = 8_000;
  let [weight, sum] = [0, 0];
  for (let n = 0; n < steps; n += 1) {
    const odds = Math.exp(-150 + 300 * (n + 0.5) / steps);
    const p = odds / (1 + odds);
    const density = p ** a * (1 / (1 + odds)) ** (b + history.repeats);
    weight += density;
    sum += density * -Math.expm1(-(r + history.repeats) * Math.log1p(p * weeks / (alpha + history.age))) / p;
  }
  return probabilityAlive({ r, alpha, a, b }, history) * sum / weight;
}
