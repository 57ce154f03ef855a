import { describe, expect, it } from '@jest/globals';
import { churnReasons, type ChurnRules, type Regular } from './churn.ts';
import { DEFAULT_RULES } from '../policy.ts';
import { caresOf } from '../recommendation/care-plan.ts';
import { potentialOf, scoreOf, thirdsOf } from './score.ts';

const MODELS = {
  histories: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, spendings: { p: 6.25, q: 3.74, gamma: 1_544 },
};

describe('potential', () => {
  it('is by thirds, and equal values are equal', () => {
    const thirds = thirdsOf([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect([1, 3, 4, 6, 7, 9].map((value) => potentialOf(value, thirds)))
      .toEqual(['low', 'low', 'mid', 'mid', 'high', 'high']);
    expect(potentialOf(5, thirdsOf([5, 5, 5, 5]))).toBe('low');
    expect(potentialOf(5, thirdsOf([5]))).toBe('low');
    expect(thirdsOf([])).toEqual({ midAbove: 0, highAbove: 0 });
  });

  it('suggests a care of its own for each', () => {
    const cares = (plan = DEFAULT_RULES) => (['high', 'mid', 'low'] as const).map((one) => caresOf(one, plan));
    expect(cares()).toEqual([['personal_consultant', 'investment_advice'],
      ['style_change_subsidy', 'value_retention_goods'], ['care_coupons', 'cleaning_coupons']]);
    expect(cares({ ...DEFAULT_RULES, careCouponsFor: 2, consultantFor: 0 })).toEqual([['investment_advice'],
      ['style_change_subsidy', 'value_retention_goods', 'care_coupons'], ['cleaning_coupons']]);
  });

  it('is worth what is expected of often and of how much', () => {
    const days = [0, 100, 213];
    const score = scoreOf(MODELS, { days, minor: [2_235, 2_235, 2_235], classes: [null, null, null] }, 272, 24)!;
    expect(score.probabilityAlive).toBeCloseTo(0.727, 2);
    expect(score.valueMinor).toBe(Math.floor(score.expectedOrders * 6.25 * (1_544 + 6_705) / (6.25 * 3 + 2.74)));
    expect(scoreOf(MODELS, { days: [], minor: [], classes: [] }, 272, 24)).toBeNull();
    const nothingLeft = scoreOf(MODELS, { days: [0], minor: [0], classes: [null] }, 272, 24)!;
    expect(Number.isSafeInteger(nothingLeft.valueMinor)).toBe(true);
  });
});

describe('churn warnings', () => {
  const RULES: ChurnRules = { churnPurchases: 3, churnAliveBps: 5_000, churnReturnDays: 180 };
  const regular: Regular = { purchases: 4, aliveBps: 4_999, windowUntil: '2026-10-28', daysSinceReturn: 180 };
  const of = (change: Partial<Regular>, today = '2026-10-29') =>
    churnReasons({ ...regular, ...change }, today, RULES);

  it('name each reason, and no return alone', () => {
    expect(of({})).toEqual(['unlikely_alive', 'window_passed', 'order_returned']);
    expect(of({ aliveBps: 5_000 }, '2026-10-28')).toEqual([]);
    expect(of({ aliveBps: 5_000 })).toEqual(['window_passed', 'order_returned']);
    expect(of({ daysSinceReturn: 181 }, '2026-10-28')).toEqual(['unlikely_alive']);
  });

  it('are of those who used to come', () => {
    expect(of({ purchases: 2 })).toEqual([]);
    expect(of({ aliveBps: null, windowUntil: null })).toEqual([]);
  });
});
