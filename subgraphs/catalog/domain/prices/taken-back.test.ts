import { describe, expect, it } from '@jest/globals';
import type { Figures, Rule } from './publication.ts';
import { comesBackFar, knownEntry, type Entry, type TakenBack } from './taken-back.ts';

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
      expect(knownEntry(order, { seenUntil })?.retail ?? null).toBe(retail);
    }
  });

  it('is not what is still to come, for what comes before that', () => {
    const prices = [price(838, 12), price(800, 20, { enteredAt: day(10) })];
    expect(knownEntry(prices, { seenUntil })?.retail).toBe(800);
    expect(knownEntry(prices, { seenUntil, before: day(20) })?.retail).toBe(838);
  });
});

describe('a price that is taken back', () => {
  const at = (retail: bigint): Figures => new Map([['retail', retail]]);
  const next = (retail: bigint, decidedBy: string | null = null) => ({ figures: at(retail), decidedBy });
  const board = { limitBps: 500, mayLeaveOut: true };
  const isFar = (change: Partial<TakenBack>, rule: Rule = board) => comesBackFar(
    { inForce: at(838n), before: at(800n), known: null, after: null, ...change }, rule);
  it('needs a second person where the board would move far from it, or from what it is known by', () => {
    expect(isFar({})).toBe(false);
    expect(isFar({ inForce: at(1_012n) })).toBe(true);
    expect(isFar({ known: at(842n) })).toBe(false);
    expect(isFar({ known: at(843n) })).toBe(true);
    expect(isFar({ before: null, known: at(900n), after: next(900n) })).toBe(false);
    // Still to come, it moves nothing by itself.
    expect(isFar({ inForce: null, known: at(900n) })).toBe(false);
  });

  it('needs one where it leaves a step to the next one that nobody saw', () => {
    for (const inForce of [at(838n), null]) {
      expect(isFar({ inForce, after: next(840n) })).toBe(false);
      expect(isFar({ inForce, after: next(841n) })).toBe(true);
      expect(isFar({ inForce, after: next(841n, 'Peng') })).toBe(false);
    }
  });

  it('needs one where a currency would be converted no more', () => {
    const table = { limitBps: 200, mayLeaveOut: false };
    const rates = (...figures: [string, bigint][]): Figures => new Map(figures);
    const [one, two] = [rates(['USD', 710n]), rates(['USD', 710n], ['HKD', 92n])];
    expect(isFar({ inForce: two, before: two }, table)).toBe(false);
    expect(isFar({ inForce: one, before: two }, table)).toBe(false);
    expect(isFar({ inForce: two, before: one }, table)).toBe(true);
    expect(isFar({ inForce: one, before: null }, table)).toBe(true);
    expect(isFar({ inForce: null, before: null }, table)).toBe(false);
  });
});
