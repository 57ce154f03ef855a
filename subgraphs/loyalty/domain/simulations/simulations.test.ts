import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priceLines } from '../../../orders/domain/price-lines.ts';
import { DEFAULT_RULES } from '../policy.ts';
import { emptyBook, policyFor } from '../policy.fixture.ts';
import { basesOf, factsToTry, type SaleToTry } from './sale-to-try.ts';
import { imaginedBook, tryGrowth, trySale } from './try-sale.ts';

const cn = policyFor('CN');
const PAID = new Date('2026-08-01T04:00:00Z');
let count = 0;
const newId = () => `id-${count += 1}`;
const takesPoints = (marginClass: string) => marginClass !== 'D';
const none = { discounts: [], pointsCashMinor: 0n, tradeInMinor: 0n };
const line = (marginClass: string, amountMinor: bigint, discountMinor = 0n) => (
  { marginClass, amountMinor, discountMinor });
const LINES = [line('A', 899_900n), line('C', 1_234_567n), line('D', 2_680_000n)];
const basesIn = (sale: SaleToTry) => {
  const bases = basesOf(sale, takesPoints);
  return bases.ok ? bases.bases : [bases.path.join('.'), bases.limitMinor];
};

describe('bases of a sale that is thought of (3.1)', () => {
  it('a coupon of 50,000 on A and C leaves 878,820, 1,205,647 and 2,680,000', () => {
    expect(basesIn({ ...none, lines: LINES, discounts: [{ amountMinor: 50_000n, eligibleLines: [1, 2] }] }))
      .toEqual([878_820n, 1_205_647n, 2_680_000n]);
  });

  it('100,000 points-cash on the same: 42,160 and 57,840, none on D', () => {
    expect(basesIn({ ...none, lines: LINES, pointsCashMinor: 100_000n }))
      .toEqual([899_900n - 42_160n, 1_234_567n - 57_840n, 2_680_000n]);
  });

  it('names what takes too much, and the most it could', () => {
    expect(basesIn({ ...none, lines: [line('A', 100n, 101n)] })).toEqual(['lines.0.discount', 100n]);
    expect(basesIn({ ...none, lines: LINES, discounts: [{ amountMinor: 899_901n, eligibleLines: [1] }] }))
      .toEqual(['orderDiscounts.0.amount', 899_900n]);
    expect(basesIn({ ...none, lines: [line('D', 5n)], pointsCashMinor: 1n })).toEqual(['pointsCash', 0n]);
    expect(basesIn({ ...none, lines: LINES, tradeInMinor: 4_814_468n })).toEqual(['tradeInCredit', 4_814_467n]);
  });

  it('are those of the sale itself, whatever is taken', () => {
    const amount = fc.bigInt(0n, 500_000n);
    fc.assert(fc.property(
      fc.array(fc.record({ marginClass: fc.constantFrom('A', 'C', 'D'), amountMinor: amount }),
        { minLength: 1, maxLength: 6 }),
      fc.array(fc.bigInt(0n, 200_000n), { maxLength: 3 }), fc.bigInt(0n, 100_000n), fc.bigInt(0n, 300_000n),
      (lines, discounts, pointsCashMinor, tradeInMinor) => {
        const own = discounts.map((amountMinor, place) => (
          { amountMinor, eligibleLines: place % 2 === 0 ? null : [1] }));
        const deed = priceLines(
          lines.map(({ marginClass, amountMinor }) => ({
            amountMinor, discountMinor: 0n, labourMinor: null,
            pointsCash: takesPoints(marginClass) ? 'percent' as const : 'none' as const,
          })), {
            discounts: own.map(({ amountMinor, eligibleLines }) => (
              { amountMinor, eligibleLines: eligibleLines?.map((one) => one - 1) ?? null })),
            pointsCashBps: 10_000, tradeInMinor,
            pointsCash: pointsCashMinor === 0n ? null : { amountMinor: pointsCashMinor, points: pointsCashMinor },
          });
        const tried = basesOf({
          lines: lines.map((one) => ({ ...one, discountMinor: 0n })), discounts: own, pointsCashMinor, tradeInMinor,
        }, takesPoints);
        expect(tried.ok ? tried.bases : null).toEqual(deed.ok ? deed.lines.map(({ baseMinor }) => baseMinor) : null);
      }));
  });
});

describe('a sale that is tried (3.1 to 3.4)', () => {
  const facts = (currency = 'CNY') => factsToTry({
    memberId: 'm', region: 'CN', currency, paidAt: PAID, windowEndsAt: null,
    lines: [878_820n, 1_205_647n, 2_680_000n].map((baseMinor, index) => (
      { marginClass: LINES[index]!.marginClass, baseMinor })),
  }, newId);

  it('at gold: 15,367 points, 3,073 bonus, growth 28,228, both until 2029-08-31', () => {
    const book = imaginedBook([cn], { programme: 'CN', tier: 'gold', at: PAID }, newId);
    const { order } = trySale(book, facts(), null, [cn], PAID);
    const sum = (of: 'granted' | 'bonus' | 'growth') => order.lines.reduce((all, one) => all + one[of], 0n);
    expect([sum('granted'), sum('bonus'), sum('growth'), order.bonusPercent]).toEqual([15_367n, 3_073n, 28_228n, 20]);
    const lots = [...book.lots.values()].map(({ amount, cause, expiresAt, state }) => (
      [amount, cause, expiresAt.toISOString(), state]));
    expect(lots)
      .toEqual([[10_545n, 'purchase', '2029-08-31T16:00:00.000Z', 'pending'],
        [4_822n, 'purchase', '2029-08-31T16:00:00.000Z', 'pending'],
        [3_073n, 'tier_bonus', '2029-08-31T16:00:00.000Z', 'pending']]);
    expect(order.activeAt.toISOString()).toBe('2026-08-31T04:00:00.000Z');
  });

  it('growth alone lifts a tier provisionally, and earns nothing', () => {
    const book = emptyBook({ growth: 5_000n, tier: { ...emptyBook().account.tier, tier: 'silver', since: PAID } });
    const order = tryGrowth(book, 1_200, [cn], new Date('2026-09-01T00:00:00Z'), newId);
    expect(book.account).toMatchObject({
      pending: 0n, pendingGrowth: 1_200n, tier: { tier: 'gold', provisional: true },
    });
    expect(order.lines[0]).toMatchObject({ granted: 0n, growth: 1_200n });
    expect(cn.rules.rates).toBe(DEFAULT_RULES.rates);
  });
});
