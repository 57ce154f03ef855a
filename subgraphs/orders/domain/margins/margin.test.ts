import { describe, expect, it } from '@jest/globals';
import { keptMinor, LEAST_BPS, marginBps, marginMinor, shareBps, soldMinor, type MarginSums } from './margin.ts';

const sums = (over: Partial<MarginSums>): MarginSums => ({
  lines: 2n, pieces: 2n, netMinor: 3_579_900n, knownLines: 1n, knownPieces: 1n, knownNetMinor: 899_900n,
  costMinor: 430_000n, ...over,
});

describe('margin', () => {
  it('is of lines whose cost is known', () => {
    expect(marginMinor(sums({}))).toBe(469_900n);
    expect(marginBps(sums({}))).toBe(5_221);
  });

  it('is of what was sold before old gold paid for it; a piece that comes back takes its part along', () => {
    const bracelet = { quantity: 1, returnedQuantity: 0, baseMinor: 636_766n, returnedBaseMinor: 0n,
      tradeInMinor: 944_034n };
    expect(soldMinor(bracelet)).toBe(1_580_800n);
    expect(keptMinor(bracelet)).toBe(1_580_800n);
    expect(keptMinor({ ...bracelet, returnedBaseMinor: 636_766n, returnedQuantity: 1 })).toBe(0n);
    expect(keptMinor({ ...bracelet, returnedBaseMinor: 36_766n })).toBe(1_544_034n);
    const three = { quantity: 3, baseMinor: 100n, tradeInMinor: 200n };
    expect(keptMinor({ ...three, returnedQuantity: 1, returnedBaseMinor: 33n })).toBe(201n);
    expect(keptMinor({ ...three, returnedQuantity: 2, returnedBaseMinor: 66n })).toBe(101n);
    expect(keptMinor({ ...three, returnedQuantity: 3, returnedBaseMinor: 100n })).toBe(0n);
  });

  it('may be a loss, and is none where no cost is known', () => {
    expect(marginBps(sums({ costMinor: 999_900n }))).toBe(-1_111);
    expect(marginBps(sums({ knownNetMinor: 1n, costMinor: 899_900n }))).toBe(LEAST_BPS);
    expect(marginBps(sums({ knownLines: 0n, knownPieces: 0n, knownNetMinor: 0n, costMinor: 0n }))).toBeNull();
  });

  it('has a share of a whole that is one', () => {
    expect([shareBps(1n, 3n), shareBps(3n, 3n), shareBps(0n, 3n)]).toEqual([3_333, 10_000, 0]);
    expect([shareBps(-1n, 3n), shareBps(1n, 0n), shareBps(1n, -3n), shareBps(4n, 3n)])
      .toEqual([null, null, null, null]);
  });
});
