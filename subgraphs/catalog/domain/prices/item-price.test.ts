import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { labourOfPiece, marginBps, priceItem, type PricedItem } from './item-price.ts';

const chain: PricedItem = {
  pricing: 'by_weight', goldWeightMg: 4_250n, fixedPriceMinor: null, labourMinor: 3_000n,
  labourBasis: 'gram', stonePriceMinor: 0n, currency: 'CNY',
};
const board = { retailMinor: 101_200n, currency: 'CNY' };

describe('price of an item', () => {
  it('prices a chain by weight with labour per gram', () => {
    expect(priceItem(chain, board)).toEqual({
      totalMinor: 442_850n, goldMinor: 430_100n, labourMinor: 12_750n, stonesMinor: 0n,
    });
  });

  it('prices the new piece of the trade-in example with labour per piece', () => {
    const bangle: PricedItem = {
      ...chain, goldWeightMg: 15_200n, labourMinor: 42_560n, labourBasis: 'piece',
    };
    expect(priceItem(bangle, board)).toMatchObject({
      goldMinor: 1_538_240n, labourMinor: 42_560n, totalMinor: 1_580_800n,
    });
  });

  it('adds stones and floors the gold part', () => {
    const odd: PricedItem = { ...chain, goldWeightMg: 1_001n, labourMinor: 0n, stonePriceMinor: 500n };
    // 1.001 g × 1,012.00 = 1,013.012 → 101,301 fen
    expect(priceItem(odd, board)).toMatchObject({ goldMinor: 101_301n, totalMinor: 101_801n });
  });

  it('keeps a fixed price whatever the board says', () => {
    const ring: PricedItem = { ...chain, pricing: 'fixed', fixedPriceMinor: 899_900n };
    expect(priceItem(ring, null)?.totalMinor).toBe(899_900n);
    expect(priceItem(ring, board)?.totalMinor).toBe(899_900n);
  });

  it('has no price without a board price, or with one of another currency', () => {
    expect(priceItem(chain, null)).toBeNull();
    expect(priceItem(chain, { retailMinor: 110_000n, currency: 'HKD' })).toBeNull();
    expect(priceItem({ ...chain, pricing: 'fixed' }, board)).toBeNull();
  });

  it('never charges more for less weight, and its parts add up', () => {
    fc.assert(fc.property(
      fc.bigInt({ min: 1n, max: 10_000_000n }), fc.bigInt({ min: 0n, max: 10_000_000n }),
      fc.bigInt({ min: 1n, max: 1_000_000n }), (lighter, more, retailMinor) => {
        const a = priceItem({ ...chain, goldWeightMg: lighter }, { retailMinor, currency: 'CNY' })!;
        const b = priceItem(
          { ...chain, goldWeightMg: lighter + more }, { retailMinor, currency: 'CNY' })!;
        expect(a.totalMinor <= b.totalMinor).toBe(true);
        expect(a.goldMinor + a.labourMinor + a.stonesMinor).toBe(a.totalMinor);
      }));
  });

  it('counts labour of one piece and margin in basis points', () => {
    expect(labourOfPiece(chain)).toBe(12_750n);
    expect(marginBps(899_900n, 430_000n)).toBe(5_221);
    expect(marginBps(0n, 1n)).toBeNull();
    expect(marginBps(100n, 150n)).toBe(-5_000);
  });
});
