import { describe, expect, it } from '@jest/globals';
import { hypergeometric, lnGamma, logSum } from './special-functions.ts';

const valueOf = ({ sign, log }: { sign: number; log: number }) => sign * Math.exp(log);

describe('functions of the models', () => {
  it('knows ln Γ of whole, half, tiny and large numbers', () => {
    expect(lnGamma(5)).toBeCloseTo(Math.log(24), 13);
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(lnGamma(1e-3)).toBeCloseTo(6.907_178_885_383_853, 12);
    expect(lnGamma(1_000)).toBeCloseTo(5_905.220_423_209_181, 9);
  });

  it('adds logarithms of numbers that are no numbers any more', () => {
    expect(logSum(-2_000, -2_000)).toBeCloseTo(-2_000 + Math.LN2, 12);
    expect(logSum(3_000, -Infinity)).toBe(3_000);
    expect(logSum(-Infinity, -Infinity)).toBe(-Infinity);
  });

  it('sums the hypergeometric series', () => {
    expect(valueOf(hypergeometric([1, 1], [2], 0.5))).toBeCloseTo(2 * Math.LN2, 13);
    expect(valueOf(hypergeometric([0.5, 1], [1.5], 0.81))).toBeCloseTo(Math.atanh(0.9) / 0.9, 12);
    expect(valueOf(hypergeometric([-0.207, 1.976], [4.219], 0))).toBe(1);
    // (1 − z)^−a: negative and beyond what a number holds.
    expect(valueOf(hypergeometric([-2, 3], [3], 0.75))).toBeCloseTo(0.0625, 13);
    expect(hypergeometric([800, 5, 2], [5, 2], 0.96).log).toBeCloseTo(-800 * Math.log(0.04), 6);
  });
});
