import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitByLargestRemainder } from '../../kernel/money.ts';
import { convertBases, earningsOf, type SaleLine } from './accrual.ts';
import { policyAt, type Policy } from './policy.ts';
import { policyFor } from './policy.fixture.ts';

const cn = policyFor('CN');
const line = (marginClass: SaleLine['marginClass'], base: bigint): SaleLine => ({ marginClass, base });
const total = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

describe('points by margin class (3.1)', () => {
  const [shareA, shareC] = splitByLargestRemainder(50_000n, [899_900n, 1_234_567n]);
  const sale = [line('A', 899_900n - shareA!), line('C', 1_234_567n - shareC!), line('D', 2_680_000n)];

  it('splits the coupon 21,080 and 28,920, earns 10,545 + 4,822 + 0', () => {
    expect([shareA, shareC]).toEqual([21_080n, 28_920n]);
    const earned = earningsOf(sale, cn, 'base', null);
    expect(earned.map((l) => l.homeBase)).toEqual([878_820n, 1_205_647n, 2_680_000n]);
    expect(earned.map((l) => l.points)).toEqual([10_545n, 4_822n, 0n]);
    expect(total(earned.map((l) => l.points))).toBe(15_367n);
  });

  it('splits 100,000 points-cash 42,160 and 57,840', () => {
    expect(splitByLargestRemainder(100_000n, [899_900n, 1_234_567n])).toEqual([42_160n, 57_840n]);
  });

  it('adds 2,109 + 964 at gold, per line', () => {
    const earned = earningsOf(sale, cn, 'gold', null);
    expect(earned.map((l) => l.bonus)).toEqual([2_109n, 964n, 0n]);
  });

  it('grows by 10,545 + 14,467 + 3,216 (3.2)', () => {
    const growth = earningsOf(sale, cn, 'base', null).map((l) => l.growth);
    expect(growth).toEqual([10_545n, 14_467n, 3_216n]);
    expect(total(growth)).toBe(28_228n);
  });

  it('gives class X and bases below zero nothing', () => {
    expect(earningsOf([line('X', 1_000_000n), line('A', -5n)], cn, 'diamond', null)
      .map((l) => [l.points, l.bonus, l.growth])).toEqual([[0n, 0n, 0n], [0n, 0n, 0n]]);
  });
});

describe('other currencies (3.7)', () => {
  it('HK member pays 1,000,000 fen at 1.0845: 1,084,500 HK cents, 4,338 points', () => {
    const [earned] = earningsOf([line('C', 1_000_000n)], policyFor('HK'), 'base',
      { tableId: 't', rate: '1.0845', from: 'CNY', to: 'HKD' });
    expect([earned!.homeBase, earned!.points]).toEqual([1_084_500n, 4_338n]);
  });

  it('CN member pays 888,800 HK cents at 0.9221: 819,562 fen, 3,278 points', () => {
    const [earned] = earningsOf([line('C', 888_800n)], cn, 'base',
      { tableId: 't', rate: '0.9221', from: 'HKD', to: 'CNY' });
    expect([earned!.homeBase, earned!.points]).toEqual([819_562n, 3_278n]);
  });

  it('CN member pays 100,000 yen, which have no hundredths, at 0.0478: 4,780.00 yuan, 5,736 points', () => {
    const [earned] = earningsOf([line('A', 100_000n)], cn, 'base',
      { tableId: 't', rate: '0.0478', from: 'JPY', to: 'CNY' });
    expect([earned!.homeBase, earned!.points]).toEqual([478_000n, 5_736n]);
  });

  it('rounds once for the order: the lines add up to the converted total', () => {
    fc.assert(fc.property(
      fc.array(fc.bigInt(0n, 10n ** 10n), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 20_000_000 }), (bases, millionths) => {
        const rate = (millionths / 1_000_000).toFixed(6);
        const sum = total(bases);
        const doubled = 2n * sum * BigInt(millionths);
        expect(total(convertBases(bases, { tableId: 't', rate, from: 'HKD', to: 'CNY' })))
          .toBe((doubled + 1_000_000n) / 2_000_000n);
      }));
  });
});

describe('policies', () => {
  it('takes the version in force at payment, the first one before it', () => {
    const later: Policy = { ...cn, version: 2, effectiveFrom: new Date('2026-01-01T00:00:00Z') };
    const at = (time: string) => policyAt([later, cn], 'CN', new Date(time)).version;
    expect([at('2019-01-01T00:00:00Z'), at('2025-12-31T23:59:59Z'), at('2026-01-01T00:00:00Z')])
      .toEqual([1, 1, 2]);
  });

  it('a class that the version does not know earns nothing', () => {
    expect(earningsOf([{ marginClass: 'PEARL', base: 1_000_000n }], cn, 'gold', null))
      .toMatchObject([{ points: 0n, bonus: 0n, growth: 0n }]);
  });
});
