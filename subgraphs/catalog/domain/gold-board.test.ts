import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideGoldPrice } from './gold-board.ts';
import { jumpBps, jumpsOver } from './jump.ts';

const former = { retailMinor: 95_000n, buybackMinor: 74_000n };

describe('gold board', () => {
  it('publishes the first price of its kind', () => {
    expect(decideGoldPrice(null, former, false, 500)).toEqual({ state: 'published', jumpBps: null });
  });

  it('publishes exactly 5 % and holds one fen more, up and down', () => {
    const next = (retailMinor: bigint) => decideGoldPrice(former, { ...former, retailMinor }, false, 500);
    expect(next(99_750n)).toEqual({ state: 'published', jumpBps: 500 });
    expect(next(99_751n)).toEqual({ state: 'held', jumpBps: 501 });
    expect(next(90_250n)).toEqual({ state: 'published', jumpBps: 500 });
    expect(next(90_249n)).toEqual({ state: 'held', jumpBps: 501 });
    expect(next(101_200n)).toEqual({ state: 'held', jumpBps: 653 });
  });

  it('holds a jump of the buy-back price alone', () => {
    expect(decideGoldPrice(former, { ...former, buybackMinor: 7_400n }, false, 500))
      .toEqual({ state: 'held', jumpBps: 9_000 });
  });

  it('holds by the limit it is given', () => {
    const next = { ...former, retailMinor: 101_200n };
    expect(decideGoldPrice(former, next, false, 653)).toEqual({ state: 'published', jumpBps: 653 });
    expect(decideGoldPrice(former, next, false, 652)).toEqual({ state: 'held', jumpBps: 653 });
    expect(decideGoldPrice(former, { ...former, retailMinor: 95_001n }, false, 0).state).toBe('held');
    expect(decideGoldPrice(former, former, false, 0).state).toBe('published');
  });

  it('publishes a jump that was confirmed', () => {
    expect(decideGoldPrice(former, { ...former, retailMinor: 101_200n }, true, 500))
      .toEqual({ state: 'published', jumpBps: 653 });
  });

  it('shows no jump larger than an Int', () => {
    expect(jumpBps(1n, 214_749n)).toBe(2_147_480_000);
    expect(jumpBps(1n, 214_750n)).toBe(2_147_483_647);
    expect(jumpBps(1n, 10n ** 15n)).toBe(2_147_483_647);
  });

  it('shows a jump over the limit as more basis points than the limit, never as equal', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.bigInt({ min: 0n, max: 10n ** 9n }),
      (a, b) => { expect(jumpsOver(a, b, 500)).toBe(jumpBps(a, b) > 500); }));
    expect(jumpBps(0n, 5n)).toBe(1_000_000);
    expect(jumpBps(0n, 0n)).toBe(0);
  });
});
