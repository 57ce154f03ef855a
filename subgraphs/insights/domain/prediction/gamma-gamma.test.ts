import { describe, expect, it } from '@jest/globals';
import { expectedValue, logLikelihood, type GammaGamma } from './gamma-gamma.ts';

/** The parameters that Fader and Hardie publish for the CDNOW sample. */
const PUBLISHED: GammaGamma = { p: 6.25, q: 3.74, gamma: 15.44 };

describe('Gamma-Gamma', () => {
  it('expects what the authors publish', () => {
    expect(expectedValue(PUBLISHED, { purchases: 2, meanValue: 22.35 })).toBeCloseTo(24.65, 1);
    expect(expectedValue(PUBLISHED, { purchases: 1, meanValue: 11.77 })).toBeCloseTo(18.91, 1);
    expect(expectedValue(PUBLISHED, null)).toBeCloseTo(35.17, 1);
  });

  it('believes a customer more the more often they bought', () => {
    const drawn = [1, 5, 50, 500].map((purchases) => expectedValue(PUBLISHED, { purchases, meanValue: 100 })!);
    expect(drawn).toEqual([...drawn].sort((one, other) => one - other));
    expect(drawn.at(-1)).toBeCloseTo(100, 0);
  });

  it('weighs one purchase as the formula by hand does', () => {
    // p = q = γ = 1: Γ(2) / (1 × 1) × 1 / (1 + m)².
    expect(logLikelihood({ p: 1, q: 1, gamma: 1 }, [{ purchases: 1, meanValue: 3 }])).toBeCloseTo(-2 * Math.log(4), 12);
  });

  it('has no mean where there is none', () => {
    expect(expectedValue({ p: 1, q: 0.5, gamma: 1 }, null)).toBeNull();
    expect(expectedValue({ p: 1, q: 0.5, gamma: 1 }, { purchases: 1, meanValue: 3 })).toBe(8);
  });
});
