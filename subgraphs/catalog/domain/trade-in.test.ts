import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { creditOf, tradeIn, type TradeInPolicy } from './trade-in.ts';

const noLoss: TradeInPolicy = {
  lossBps: 0n, depreciationPerGramMinor: 0n, minIncrease: { by: 'weight', bps: 2_500n },
};

describe('trade-in', () => {
  it('takes loss from other brands\' gold: due 636,766', () => {
    const outcome = tradeIn(
      { grossMg: 12_350n, purity: 9_900n, creditPriceMinor: 78_000n },
      { goldWeightMg: 15_200n, boardPriceMinor: 101_200n, labourMinor: 42_560n },
      { lossBps: 100n, depreciationPerGramMinor: 0n, minIncrease: null });
    expect(outcome).toEqual({
      ok: true, fineMg: 12_226n, afterLossMg: 12_103n, creditMinor: 944_034n,
      goldMinor: 1_538_240n, dueMinor: 636_766n, leftMinor: 0n,
    });
    // What is due earns points of class C: 4/1000.
    expect((636_766n * 4n) / 1000n).toBe(2_547n);
  });

  const old = { grossMg: 10_000n, purity: 10_000n, creditPriceMinor: 101_200n };

  it('wants a quarter more weight for zero loss', () => {
    const piece = { goldWeightMg: 12_480n, boardPriceMinor: 101_200n, labourMinor: 36_400n };
    expect(tradeIn(old, piece, noLoss)).toEqual({ ok: false, code: 'MIN_INCREASE' });
    expect(tradeIn(old, { ...piece, goldWeightMg: 12_499n }, noLoss).ok).toBe(false);
    expect(tradeIn(old, { ...piece, goldWeightMg: 12_500n }, noLoss).ok).toBe(true);
  });

  it('credits today\'s price: due 340,000', () => {
    const piece = { goldWeightMg: 13_000n, boardPriceMinor: 101_200n, labourMinor: 36_400n };
    expect(tradeIn(old, piece, noLoss)).toMatchObject({
      ok: true, goldMinor: 1_315_600n, creditMinor: 1_012_000n, dueMinor: 340_000n,
    });
  });

  it('takes a depreciation per gram: credit 982,000', () => {
    expect(creditOf(old, { ...noLoss, depreciationPerGramMinor: 3_000n }).creditMinor).toBe(982_000n);
    expect(creditOf(old, { ...noLoss, depreciationPerGramMinor: 200_000n }).creditMinor).toBe(0n);
  });

  it('measures the increase by value where the policy says so', () => {
    const policy: TradeInPolicy = { ...noLoss, minIncrease: { by: 'value', bps: 2_000n } };
    const piece = { goldWeightMg: 11_999n, boardPriceMinor: 101_200n, labourMinor: 0n };
    expect(tradeIn(old, piece, policy).ok).toBe(false);
    expect(tradeIn(old, { ...piece, goldWeightMg: 12_000n }, policy).ok).toBe(true);
  });

  it('never makes money appear or vanish', () => {
    const mg = fc.bigInt({ min: 1n, max: 1_000_000n });
    const price = fc.bigInt({ min: 1n, max: 500_000n });
    fc.assert(fc.property(mg, mg, price, price, price, (a, b, buy, sell, labourMinor) => {
      const outcome = tradeIn({ grossMg: a, purity: 9_990n, creditPriceMinor: buy },
        { goldWeightMg: b, boardPriceMinor: sell, labourMinor }, { ...noLoss, minIncrease: null });
      if (!outcome.ok) throw new Error('no increase was demanded');
      expect(outcome.dueMinor + outcome.creditMinor - outcome.leftMinor)
        .toBe(outcome.goldMinor + labourMinor);
      expect(outcome.dueMinor === 0n || outcome.leftMinor === 0n).toBe(true);
    }));
  });
});
