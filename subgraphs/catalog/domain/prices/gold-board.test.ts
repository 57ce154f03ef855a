import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideGoldPrice, figuresOf, type PerGram } from './gold-board.ts';
import { jumpBps, jumpsOver } from './jump.ts';
import { NOTHING_AROUND } from './publication.ts';

/** Dated after this one, with nothing else around. */
const after = (price: PerGram) => ({ ...NOTHING_AROUND, before: figuresOf(price) });
const former = { retailMinor: 95_000n, buybackMinor: 74_000n };

describe('gold board', () => {
  it('publishes the first price of its kind', () => {
    expect(decideGoldPrice(NOTHING_AROUND, former, 500)).toMatchObject({ state: 'published', jumpBps: null });
  });

  it('publishes exactly 5 % and holds one fen more, up and down', () => {
    const next = (retailMinor: bigint) => decideGoldPrice(after(former), { ...former, retailMinor }, 500);
    expect(next(99_750n)).toMatchObject({ state: 'published', jumpBps: 500 });
    expect(next(99_751n)).toMatchObject({ state: 'held', jumpBps: 501 });
    expect(next(90_250n)).toMatchObject({ state: 'published', jumpBps: 500 });
    expect(next(90_249n)).toMatchObject({ state: 'held', jumpBps: 501 });
    expect(next(101_200n)).toMatchObject({ state: 'held', jumpBps: 653 });
  });

  it('holds a jump of the buy-back price alone', () => {
    expect(decideGoldPrice(after(former), { ...former, buybackMinor: 7_400n }, 500))
      .toMatchObject({ state: 'held', jumpBps: 9_000 });
  });

  it('takes a board without buy-back: a brand that stops quoting one has not jumped', () => {
    const quoted = (buybackMinor: bigint | null) => ({ ...former, buybackMinor });
    expect(decideGoldPrice(after(former), quoted(null), 500)).toMatchObject({ state: 'published', jumpBps: 0 });
    expect(decideGoldPrice(after(former), quoted(0n), 500).state).toBe('published');
    expect(decideGoldPrice(after(quoted(null)), former, 500).state).toBe('published');
    expect(decideGoldPrice(after(quoted(null)), { ...quoted(null), retailMinor: 101_200n }, 500).state)
      .toBe('held');
  });

  it('holds by the limit it is given', () => {
    const next = { ...former, retailMinor: 101_200n };
    expect(decideGoldPrice(after(former), next, 653)).toMatchObject({ state: 'published', jumpBps: 653 });
    expect(decideGoldPrice(after(former), next, 652)).toMatchObject({ state: 'held', jumpBps: 653 });
    expect(decideGoldPrice(after(former), { ...former, retailMinor: 95_001n }, 0).state).toBe('held');
    expect(decideGoldPrice(after(former), former, 0).state).toBe('published');
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
