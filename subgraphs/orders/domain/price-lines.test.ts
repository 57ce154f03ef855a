import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priceLines, type LineToPrice, type OrderReductions } from './price-lines.ts';

const ring: LineToPrice = {
  amountMinor: 899_900n, discountMinor: 0n, pointsCash: 'percent', labourMinor: null,
};
const bracelet: LineToPrice = {
  amountMinor: 1_234_567n, discountMinor: 0n, pointsCash: 'labour', labourMinor: 60_000n,
};
const bar: LineToPrice = {
  amountMinor: 2_680_000n, discountMinor: 0n, pointsCash: 'none', labourMinor: null,
};
const none: OrderReductions = { discounts: [], pointsCash: null, pointsCashBps: 1_000, tradeInMinor: 0n };

function shares(lines: LineToPrice[], reductions: OrderReductions) {
  const pricing = priceLines(lines, reductions);
  if (!pricing.ok) throw new Error(pricing.code);
  return pricing.lines;
}

describe('priceLines', () => {
  it('splits a coupon valid on A and C (domain.md 3.1 example 1)', () => {
    const lines = shares([ring, bracelet, bar],
      { ...none, discounts: [{ amountMinor: 50_000n, eligibleLines: [0, 1] }] });
    expect(lines.map((line) => line.orderDiscountMinor)).toEqual([21_080n, 28_920n, 0n]);
    expect(lines.map((line) => line.baseMinor)).toEqual([878_820n, 1_205_647n, 2_680_000n]);
  });

  it('splits points-cash over A and C, none on D (domain.md 3.1 example 2)', () => {
    const lines = shares([ring, bracelet, bar],
      { ...none, pointsCash: { amountMinor: 100_000n, points: 100_000n } });
    expect(lines.map((line) => line.pointsCashMinor)).toEqual([42_160n, 57_840n, 0n]);
    expect(lines.map((line) => line.pointsSpent)).toEqual([42_160n, 57_840n, 0n]);
    expect(lines.map((line) => line.baseMinor)).toEqual([857_740n, 1_176_727n, 2_680_000n]);
  });

  it('takes line discount first, then trade-in credit over all lines', () => {
    const lines = shares([{ ...ring, discountMinor: 99_900n }, { ...bar, amountMinor: 200_000n }],
      { ...none, tradeInMinor: 100_000n });
    expect(lines.map((line) => line.tradeInMinor)).toEqual([80_000n, 20_000n]);
    expect(lines.map((line) => line.baseMinor)).toEqual([720_000n, 180_000n]);
  });

  it('refuses a line discount above the line', () => {
    expect(priceLines([{ ...ring, discountMinor: 899_901n }], none)).toEqual({
      ok: false, code: 'REDUCTION_TOO_LARGE', path: ['lines', '0', 'lineDiscount'],
      limitMinor: 899_900n,
    });
  });

  it('refuses an order discount above its eligible lines, and names the limit', () => {
    expect(priceLines([ring, bar],
      { ...none, discounts: [{ amountMinor: 899_901n, eligibleLines: [0] }] })).toEqual({
      ok: false, code: 'REDUCTION_TOO_LARGE', path: ['orderDiscounts', '0', 'amount'],
      limitMinor: 899_900n,
    });
  });

  it('splits each discount over what the earlier ones have left', () => {
    const two = [{ ...ring, amountMinor: 30_000n }, { ...ring, amountMinor: 60_000n }];
    const first = { amountMinor: 30_000n, eligibleLines: [0] };
    const both = { amountMinor: 1_000n, eligibleLines: null };
    expect(shares(two, { ...none, discounts: [first, both] }).map((line) => line.baseMinor))
      .toEqual([0n, 59_000n]);
    expect(priceLines(two, { ...none, discounts: [both, first] })).toEqual({
      ok: false, code: 'REDUCTION_TOO_LARGE', path: ['orderDiscounts', '1', 'amount'], limitMinor: 29_667n });
    expect(shares(two, { ...none, discounts: [both, { ...first, amountMinor: 29_667n }] })
      .map((line) => line.baseMinor)).toEqual([0n, 59_333n]);
  });

  it('lets a fully discounted gift stand in nobody\'s way', () => {
    const gift: LineToPrice = { ...ring, amountMinor: 9_900n };
    const discounts = [{ amountMinor: 9_900n, eligibleLines: [1] }];
    const lines = shares([ring, gift], { ...none, discounts, tradeInMinor: 100_000n });
    expect(lines.map((line) => line.tradeInMinor)).toEqual([100_000n, 0n]);
    expect(lines.map((line) => line.baseMinor)).toEqual([799_900n, 0n]);
    const paid = shares([ring, gift], { ...none, discounts, tradeInMinor: 899_900n });
    expect(paid.map((line) => line.baseMinor)).toEqual([0n, 0n]);
    expect(priceLines([ring, gift], { ...none, discounts, tradeInMinor: 899_901n })).toEqual({
      ok: false, code: 'REDUCTION_TOO_LARGE', path: ['tradeInCredit'], limitMinor: 899_900n });
    const byLine = shares([ring, { ...gift, discountMinor: 9_900n }], { ...none,
      discounts: [{ amountMinor: 100n, eligibleLines: null }],
      pointsCash: { amountMinor: 80_000n, points: 80_000n }, tradeInMinor: 1n });
    expect(byLine.map((line) => line.pointsSpent)).toEqual([80_000n, 0n]);
    expect(byLine.map((line) => line.baseMinor)).toEqual([819_799n, 0n]);
  });

  it('applies a labour reduction, then the order\'s (domain.md 9.3)', () => {
    const lines = shares([ring, { ...bracelet, discountMinor: 8_512n }],
      { ...none, discounts: [{ amountMinor: 50_000n, eligibleLines: null }] });
    expect(lines.map((line) => line.orderDiscountMinor)).toEqual([21_165n, 28_835n]);
    expect(lines.map((line) => line.baseMinor)).toEqual([878_735n, 1_197_220n]);
  });

  it('names a limit that is taken, and no more than it', () => {
    const amounts = fc.array(fc.bigInt(0n, 50n), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(amounts, amounts, fc.bigInt(0n, 120n), (prices, cuts, tradeInMinor) => {
      const lines = prices.map((amountMinor): LineToPrice => ({ ...ring, amountMinor }));
      const asked = { ...none, tradeInMinor, discounts: cuts.map((amountMinor, index) => (
        { amountMinor, eligibleLines: index % 2 ? null : [index % lines.length] })) };
      const pricing = priceLines(lines, asked);
      if (pricing.ok) return;
      const at = pricing.path[0] === 'tradeInCredit' ? null : Number(pricing.path[1]);
      const withLimit = (limit: bigint) => priceLines(lines, at === null
        ? { ...asked, tradeInMinor: limit } : { ...asked, tradeInMinor: 0n,
          discounts: asked.discounts.slice(0, at + 1).map((discount, index) => (
            index === at ? { ...discount, amountMinor: limit } : discount)) });
      expect(withLimit(pricing.limitMinor).ok).toBe(true);
      expect(withLimit(pricing.limitMinor + 1n).ok).toBe(false);
    }), { numRuns: 500 });
  });

  it('refuses trade-in credit above what is left', () => {
    expect(priceLines([ring], { ...none, tradeInMinor: 899_901n })).toEqual({
      ok: false, code: 'REDUCTION_TOO_LARGE', path: ['tradeInCredit'], limitMinor: 899_900n,
    });
  });

  it('refuses points-cash above the limit, and names it', () => {
    expect(priceLines([{ ...bracelet, labourMinor: 42_560n }],
      { ...none, pointsCash: { amountMinor: 42_561n, points: 42_561n } })).toEqual({
      ok: false, code: 'POINTS_CASH_LIMIT', path: ['pointsHold', 'amount'], limitMinor: 42_560n,
    });
  });

  it('conserves every reduction to the last unit and never goes below zero', () => {
    const line = fc.record({
      amountMinor: fc.bigInt(0n, 10_000_000n), discountMinor: fc.bigInt(0n, 1_000n),
      pointsCash: fc.constantFrom('percent' as const, 'none' as const),
      labourMinor: fc.constant(null),
    });
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.bigInt(0n, 100_000n),
      fc.bigInt(0n, 50_000n), fc.bigInt(0n, 100_000n), (lines, discount, cash, tradeInMinor) => {
        const pricing = priceLines(lines, {
          discounts: [{ amountMinor: discount, eligibleLines: null }],
          pointsCash: { amountMinor: cash, points: cash * 3n }, pointsCashBps: 1_000, tradeInMinor,
        });
        if (!pricing.ok) return pricing.limitMinor >= 0n;
        const total = (of: (index: number) => bigint) =>
          lines.reduce((sum, _, index) => sum + of(index), 0n);
        expect(total((i) => pricing.lines[i]!.orderDiscountMinor)).toBe(discount);
        expect(total((i) => pricing.lines[i]!.pointsCashMinor)).toBe(cash);
        expect(total((i) => pricing.lines[i]!.pointsSpent)).toBe(cash * 3n);
        expect(total((i) => pricing.lines[i]!.baseMinor)).toBe(
          total((i) => lines[i]!.amountMinor - lines[i]!.discountMinor) - discount - cash
          - tradeInMinor);
        return pricing.lines.every(({ baseMinor, pointsCashMinor, pointsSpent }, i) => baseMinor >= 0n
          && (lines[i]!.pointsCash !== 'none' || (pointsCashMinor === 0n && pointsSpent === 0n)));
      }), { numRuns: 300 });
  });
});
