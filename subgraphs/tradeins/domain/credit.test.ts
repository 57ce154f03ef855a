import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { creditOf, increasesEnough, type OldGold } from './credit.ts';

const noLoss = { lossBps: 0n, depreciationPerGramMinor: 0n };
const old = { grossMg: 10_000n, purity: 10_000n, creditPriceMinor: 101_200n };

describe('credit of old gold', () => {
  it('takes loss from other brands\' gold: 944,034, so that 636,766 are due', () => {
    const credit = creditOf({ grossMg: 12_350n, purity: 9_900n, creditPriceMinor: 78_000n },
      { lossBps: 100n, depreciationPerGramMinor: 0n });
    expect(credit).toEqual({ fineMg: 12_226n, afterLossMg: 12_103n, creditMinor: 944_034n });
    const dueMinor = (15_200n * 101_200n) / 1000n + 42_560n - credit.creditMinor;
    expect([dueMinor, (dueMinor * 4n) / 1000n]).toEqual([636_766n, 2_547n]);
  });

  it('credits today\'s price: 1,012,000, so that 340,000 are due for 13,000 mg', () => {
    const { creditMinor } = creditOf(old, noLoss);
    expect([creditMinor, (13_000n * 101_200n) / 1000n + 36_400n - creditMinor]).toEqual([1_012_000n, 340_000n]);
  });

  it('takes a depreciation per gram: credit 982,000, and never less than nothing', () => {
    expect(creditOf(old, { ...noLoss, depreciationPerGramMinor: 3_000n }).creditMinor).toBe(982_000n);
    expect(creditOf(old, { ...noLoss, depreciationPerGramMinor: 200_000n }).creditMinor).toBe(0n);
  });

  it('grows with weight, purity and price, and never passes gross weight by price', () => {
    const mg = fc.bigInt({ min: 1n, max: 100_000_000n });
    fc.assert(fc.property(mg, fc.bigInt({ min: 1n, max: 10_000n }), fc.bigInt({ min: 1n, max: 500_000n }),
      fc.bigInt({ min: 0n, max: 10_000n }), (grossMg, purity, creditPriceMinor, lossBps) => {
        const terms = { lossBps, depreciationPerGramMinor: 0n };
        const { creditMinor } = creditOf({ grossMg, purity, creditPriceMinor }, terms);
        expect(creditMinor <= (grossMg * creditPriceMinor) / 1000n).toBe(true);
        expect(creditOf({ grossMg: grossMg + 1n, purity, creditPriceMinor }, terms).creditMinor >= creditMinor)
          .toBe(true);
      }));
  });
});

describe('what the new gold exceeds', () => {
  const piece = (goldWeightMg: bigint, goldMinor = 0n) => ({ goldWeightMg, goldMinor });
  const heavier: OldGold = { grossMg: 10_000n, creditMinor: 1_012_000n, increase: { by: 'weight', bps: 2_500n } };

  it('is a quarter more weight for zero loss', () => {
    expect([12_480n, 12_499n, 12_500n, 13_000n].map((mg) => increasesEnough([heavier], piece(mg))))
      .toEqual([false, false, true, true]);
  });

  it('counts several pieces together, and those that demand nothing not at all', () => {
    const free: OldGold = { ...heavier, increase: null };
    expect(increasesEnough([heavier, heavier], piece(24_999n))).toBe(false);
    expect(increasesEnough([heavier, heavier], piece(25_000n))).toBe(true);
    expect(increasesEnough([heavier, free], piece(12_500n))).toBe(true);
    expect(increasesEnough([free], piece(0n))).toBe(true);
  });

  it('is value where the way says so', () => {
    const dearer: OldGold = { ...heavier, increase: { by: 'value', bps: 2_000n } };
    expect(increasesEnough([dearer], piece(1n, 1_214_399n))).toBe(false);
    expect(increasesEnough([dearer], piece(1n, 1_214_400n))).toBe(true);
  });
});
