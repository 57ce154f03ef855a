import { describe, expect, it } from '@jest/globals';
import { costBpsOf, fits, gaugeState, remainingOf } from './gauge.ts';

const RULES = { costAlertBps: 250, costCapBps: 300 };
const AT_250 = { salesMinor: 1_200_000_000n, costMinor: 29_950_000n, allowedMinor: 0n };

describe('the cost cap', () => {
  it('alerts at 250 bp', () => {
    expect(costBpsOf(AT_250)).toBe(250);
    expect(gaugeState(AT_250, RULES)).toBe('alert');
    expect(gaugeState({ ...AT_250, costMinor: 29_880_000n }, RULES)).toBe('quiet');
  });

  it('refuses what would be 301 bp and names what is left, which fits', () => {
    expect(costBpsOf({ ...AT_250, costMinor: 29_950_000n + 6_100_000n })).toBe(301);
    expect(fits(AT_250, 6_100_000n, 300)).toBe(false);
    expect(remainingOf(AT_250, 300)).toBe(6_050_000n);
    expect(fits(AT_250, 6_050_000n, 300)).toBe(true);
    expect(fits(AT_250, 6_050_001n, 300)).toBe(false);
  });

  it('gives the room that two people have allowed', () => {
    expect(fits({ ...AT_250, allowedMinor: 50_000n }, 6_100_000n, 300)).toBe(true);
    expect(remainingOf({ ...AT_250, allowedMinor: 50_000n }, 300)).toBe(6_100_000n);
  });

  it('has no room where returns have eaten the sales, and takes nothing back', () => {
    const shrunk = { ...AT_250, salesMinor: 900_000_000n };
    expect(gaugeState(shrunk, RULES)).toBe('over');
    expect(remainingOf(shrunk, 300)).toBe(0n);
    expect(fits(shrunk, 0n, 300)).toBe(true);
    const fresh = { salesMinor: 10_000n, costMinor: 100n, allowedMinor: 0n, floorMinor: 5_000n };
    expect(remainingOf(fresh, 300)).toBe(4_900n);
    expect(remainingOf({ ...fresh, salesMinor: 1_000_000n }, 300)).toBe(29_900n);
    expect(remainingOf({ salesMinor: -5n, costMinor: 0n, allowedMinor: 0n }, 300)).toBe(0n);
  });

  it('knows no share without sales', () => {
    expect(costBpsOf({ salesMinor: 0n, costMinor: 5n })).toBeNull();
    expect(gaugeState({ salesMinor: 0n, costMinor: 5n }, RULES)).toBe('over');
    expect(gaugeState({ salesMinor: 0n, costMinor: 0n }, RULES)).toBe('quiet');
  });

  it('is exact where doubles are not', () => {
    const great = { salesMinor: 9_007_199_254_740_993n * 10_000n, costMinor: 0n, allowedMinor: 0n };
    expect(remainingOf(great, 1)).toBe(9_007_199_254_740_993n);
  });
});
