import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  comesBackFar, decideGoldPrice, figuresOf, knownPrice, type Entry, type PerGram, type TakenBack,
} from './gold-board.ts';
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

describe('what the board is known by', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 8, 1) + (n - 1) * 86_400_000);
  const [seenUntil, now] = [day(14), day(15)];
  const price = (retail: number, begins: number, change: Partial<Entry> = {}) => ({
    retail, effectiveAt: day(begins), enteredAt: day(begins), decidedBy: null, withdrawnAt: null,
    withdrawalAskedById: null, ...change });
  const back = { withdrawnAt: now };
  const byTwo = { withdrawnAt: now, withdrawalAskedById: 'op-1' };
  it.each<[string, number | null, ReturnType<typeof price>[]]>([
    ['the newest that was entered before', 838, [price(800, 11), price(838, 12), price(870, 15)]],
    ['one entered since that a second person confirmed', 900, [price(800, 11), price(900, 15, { decidedBy: 'Peng' })]],
    ['what one person has taken back since', 920, [price(838, 12), price(878, 13, back), price(920, 14, back)]],
    ['not what was taken back before', 838, [price(838, 12), price(878, 13, { withdrawnAt: day(14) })]],
    ['not what never was in force', 838, [price(838, 12), price(920, 20, { ...back, enteredAt: day(12) })]],
    ['not what one person entered and took back since', 838, [price(838, 12), price(870, 15, {
      ...back, effectiveAt: day(14.5) })]],
    ['what comes back where two have agreed', 838, [price(838, 12), price(878, 13, byTwo), price(920, 14, back)]],
    ['what one person takes back after that', 838, [price(800, 11), price(838, 12, { withdrawnAt: day(15.5) }),
      price(878, 13, byTwo)]],
    ['the one on the board of two of one moment', 762, [price(762, 12, { decidedBy: 'Peng' }), price(838, 12, back)]],
    ['the last taken back of an emptied board', 800, [price(838, 5, { withdrawnAt: day(6) }),
      price(800, 3, { withdrawnAt: day(9) })]],
    ['that still where what followed was not seen', 800, [price(800, 3, { withdrawnAt: day(9) }), price(838, 15)]],
    ['nothing where nothing was seen', null, [price(838, 15)]],
  ])('is %s', (_, retail, prices) => {
    for (const order of [prices, prices.toReversed()]) {
      expect(knownPrice(order, { seenUntil })?.retail ?? null).toBe(retail);
    }
  });

  it('is not what is still to come, for what comes before that', () => {
    const prices = [price(838, 12), price(800, 20, { enteredAt: day(10) })];
    expect(knownPrice(prices, { seenUntil })?.retail).toBe(800);
    expect(knownPrice(prices, { seenUntil, before: day(20) })?.retail).toBe(838);
  });
});

describe('a price that is taken back', () => {
  const at = (retail: bigint) => ({ retailMinor: retail, buybackMinor: null, decidedBy: null });
  const isFar = (change: Partial<TakenBack>) => comesBackFar(
    { inForce: at(838n), before: at(800n), known: null, after: null, ...change }, 500);
  it('needs a second person where the board would move far from it, or from what it is known by', () => {
    expect(isFar({})).toBe(false);
    expect(isFar({ inForce: at(1_012n) })).toBe(true);
    expect(isFar({ known: at(842n) })).toBe(false);
    expect(isFar({ known: at(843n) })).toBe(true);
    expect(isFar({ before: null, known: at(900n), after: at(900n) })).toBe(false);
    // Still to come, it moves nothing by itself.
    expect(isFar({ inForce: null, known: at(900n) })).toBe(false);
  });

  it('needs one where it leaves a step to the next one that nobody saw', () => {
    for (const inForce of [at(838n), null]) {
      expect(isFar({ inForce, after: at(840n) })).toBe(false);
      expect(isFar({ inForce, after: at(841n) })).toBe(true);
      expect(isFar({ inForce, after: { ...at(841n), decidedBy: 'Peng' } })).toBe(false);
    }
  });
});
