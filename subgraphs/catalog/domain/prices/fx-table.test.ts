import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  convert, decideFxTable, formatRate, homesOfCurrency, parseRate, ratesOf, type Rate,
} from './fx-table.ts';
import { NOTHING_AROUND } from './publication.ts';

/** Dated after this one, with nothing else around. */
const after = (rates: readonly Rate[]) => ({ ...NOTHING_AROUND, before: ratesOf(rates) });

describe('FX tables', () => {
  it('converts the examples to the digit', () => {
    expect(convert(1_000_000n, 'CNY', 'HKD', '1.0845')).toBe(1_084_500n);
    // 888,800 × 0.9221 = 819,562.48
    expect(convert(888_800n, 'HKD', 'CNY', '0.9221')).toBe(819_562n);
  });

  it('rounds half up, mirrors refunds, and knows currencies without cents', () => {
    expect(convert(1n, 'HKD', 'CNY', '0.5')).toBe(1n);
    expect(convert(-1n, 'HKD', 'CNY', '0.5')).toBe(-1n);
    // 10,000 yen at 0.0478 are 478.00 yuan
    expect(convert(10_000n, 'JPY', 'CNY', '0.0478')).toBe(47_800n);
    expect(convert(47_800n, 'CNY', 'JPY', '20.92')).toBe(10_000n);
    // 12,345,678.00 rupiahs at 0.0000786543 are 971.04 Singapore dollars
    expect(convert(1_234_567_800n, 'IDR', 'SGD', '0.0000786543')).toBe(97_104n);
  });

  it('reads rates above zero with at most 12 places', () => {
    expect(parseRate('1.0845')).toBe(1_084_500_000_000n);
    expect(parseRate('0.000000000001')).toBe(1n);
    for (const bad of ['0', '0.000000000000', '-1', '1.0000000000001', '1e3', '', '1234567890', ' 1']) {
      expect(parseRate(bad)).toBeNull();
    }
    expect(formatRate('1.084500')).toBe('1.0845');
    expect(formatRate('20.000000')).toBe('20');
    expect(formatRate('100')).toBe('100');
  });

  it('knows the homes of a currency, in the order of the programmes', () => {
    const programmes = [{ code: 'FR', currency: 'EUR', rank: 9 }, { code: 'SG', currency: 'SGD', rank: 3 },
      { code: 'DE', currency: 'EUR', rank: 8 }];
    expect(homesOfCurrency(programmes, 'SGD')).toEqual(['SG']);
    expect(homesOfCurrency(programmes, 'EUR')).toEqual(['DE', 'FR']);
    expect(homesOfCurrency(programmes, 'USD')).toEqual([]);
  });

  it('publishes 2 % and holds more', () => {
    const former = [{ from: 'CNY', rate: '1.0000' }, { from: 'USD', rate: '7.8000' }];
    const next = (rate: string) => decideFxTable(after(former), [{ from: 'CNY', rate }, former[1]!], 200);
    expect(next('1.02')).toMatchObject({ state: 'published', jumpBps: 200, missing: [] });
    expect(next('1.020001')).toMatchObject({ state: 'held', jumpBps: 201, missing: [] });
    expect(next('0.979999').state).toBe('held');
    expect(decideFxTable(NOTHING_AROUND, former, 200))
      .toMatchObject({ state: 'published', jumpBps: null, missing: [] });
  });

  it('holds a table that leaves a currency out', () => {
    const former = [{ from: 'CNY', rate: '1.08' }, { from: 'USD', rate: '7.8' }];
    const next = [{ from: 'CNY', rate: '1.08' }, { from: 'SGD', rate: '6' }];
    expect(decideFxTable(after(former), next, 200))
      .toMatchObject({ state: 'held', jumpBps: 0, missing: ['USD'] });
  });

  it('goes there and back within one minor unit of the rate of the way', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (minor) => {
      expect(convert(-minor, 'CNY', 'HKD', '1.0845')).toBe(-convert(minor, 'CNY', 'HKD', '1.0845'));
      const back = convert(convert(minor, 'CNY', 'HKD', '2'), 'HKD', 'CNY', '0.5');
      expect(back).toBe(minor);
    }));
  });
});
