import { describe, expect, it } from '@jest/globals';
import { priceSale, type QuotedLine } from './price-sale.ts';

const line = (amountMinor: bigint, over: Partial<QuotedLine> = {}): QuotedLine => ({
  amountMinor, pointsCash: 'percent', labourMinor: null, lineReductionMinor: 0n, orderReductionMinor: 0n, ...over });
const NONE = { pointsCashBps: 1_000, points: null, tradeInMinor: 0n };
const bases = (pricing: ReturnType<typeof priceSale>) => 
  (pricing.ok ? pricing.lines.map((one) => one.baseMinor) : pricing);

describe('a quote', () => {
  it('is the example of 9.3 to the fen', () => {
    expect(bases(priceSale([line(899_900n, { orderReductionMinor: 21_165n }),
      line(1_234_567n, { pointsCash: 'labour', labourMinor: 42_560n, lineReductionMinor: 8_512n,
        orderReductionMinor: 28_835n })], NONE))).toEqual([878_735n, 1_197_220n]);
  });

  it('says how much points may pay: 10 %, gold by weight its labour, investment nothing', () => {
    const limit = (...lines: QuotedLine[]) => {
      const pricing = priceSale(lines, NONE);
      return pricing.ok && pricing.pointsCashLimitMinor;
    };
    expect(limit(line(1_205_647n))).toBe(120_564n);
    expect(limit(line(1_205_647n, { pointsCash: 'labour', labourMinor: 42_560n }))).toBe(42_560n);
    expect(limit(line(2_680_000n, { pointsCash: 'none' }))).toBe(0n);
    expect(priceSale([line(2_680_000n, { pointsCash: 'none' })], { ...NONE,
      points: { points: 100n, amountMinor: 100n } }))
      .toMatchObject({ ok: false, code: 'POINTS_CASH_LIMIT', limitMinor: 0n });
  });

  it('takes the credit of the old gold last, and no more than is left', () => {
    const chain = line(1_580_800n);
    expect(bases(priceSale([chain], { ...NONE, tradeInMinor: 944_034n }))).toEqual([636_766n]);
    expect(bases(priceSale([line(1_352_000n)], { ...NONE, tradeInMinor: 1_012_000n }))).toEqual([340_000n]);
    expect(priceSale([chain], { ...NONE, tradeInMinor: 1_580_801n })).toMatchObject({ ok: false,
      code: 'REDUCTION_TOO_LARGE', path: ['tradeInCredit'], limitMinor: 1_580_800n });
  });
});
