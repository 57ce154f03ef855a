import { describe, expect, it } from '@jest/globals';
import { policyFor } from './policy.fixture.ts';
import { exchangeOf, pointsAbroad, worthAbroad, worthOf } from './worth.ts';

const [CN, HK] = [policyFor('CN'), policyFor('HK')];
const direct = { rate: '0.9221', inverse: false };

describe('what a point is worth', () => {
  it('is the examples of domain.md 9.2 to the fen', () => {
    expect([9_500n, 9_550n, 1n].map((points) => worthOf(points, CN).minor)).toEqual([9_500n, 9_550n, 1n]);
    expect(worthAbroad(worthOf(30_000n, HK), 'CNY', direct)).toBe(27_663n);
    expect(worthAbroad(worthOf(30_000n, HK), 'HKD', null)).toBe(30_000n);
    expect(worthAbroad(worthOf(30_000n, HK), 'CNY', null)).toBeNull();
  });

  it('counts in the minor units of the currency, floor', () => {
    const yen = { ...CN, currency: 'JPY' };
    expect(worthOf(9_550n, yen).minor).toBe(95n);
    const dear = { ...CN, rules: { ...CN.rules, pointsPerUnit: 30 } };
    expect(worthOf(1n, dear).minor).toBe(3n);
    // 100.00 CNY at 20.92 yen each.
    expect(worthAbroad(worthOf(10_000n, CN), 'JPY', { rate: '20.92', inverse: false })).toBe(2_092n);
  });

  it('takes the rate of the other way where there is no other', () => {
    // 300.00 HKD / 1.0845 = 276.625…
    expect(worthAbroad(worthOf(30_000n, HK), 'CNY', { rate: '1.0845', inverse: true })).toBe(27_662n);
  });

  it('stays when points move to another programme', () => {
    expect(pointsAbroad(1_084n, exchangeOf(HK, CN, direct)!)).toBe(999n);
    const dear = { ...CN, rules: { ...CN.rules, pointsPerUnit: 1_000 } };
    expect(pointsAbroad(1_084n, exchangeOf(HK, dear, direct)!)).toBe(9_995n);
    expect(pointsAbroad(1_084n, exchangeOf(CN, CN, null)!)).toBe(1_084n);
    expect(exchangeOf(HK, CN, null)).toBeNull();
  });
});
