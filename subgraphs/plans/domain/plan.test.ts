import { describe, expect, it } from '@jest/globals';
import { couponsDue } from './coupons-due.ts';
import { isBean, levelsOf } from './levels.ts';
import { DEFAULT_RULES } from './policy.ts';
import { monthsAfter, paidOn, standingOn } from './schedule.ts';
import { settlePurchase } from './settle-purchase.ts';

const CHAIN = 430_100n + 12_750n;
const COUPONS = [
  { id: 'join', minor: 3_000n, endsOn: '2027-01-01' }, { id: 'renew', minor: 8_000n, endsOn: '2027-06-01' },
  { id: 'mature', minor: 12_000n, endsOn: '2027-05-01' },
];

describe('a purchase with a plan', () => {
  it('takes coupons, then principal; the rest is cash, and points count without the coupons', () => {
    const settled = settlePurchase({ price: CHAIN, principal: 12n * 30_000n, coupons: COUPONS });
    expect(settled).toEqual({ couponIds: ['join', 'mature', 'renew'], couponsMinor: 23_000n,
      principalMinor: 360_000n, cashMinor: 59_850n, baseMinor: 419_850n });
    expect(settled.baseMinor * 4n / 1_000n).toBe(1_679n);
  });

  it('takes no more than the price: no coupon in part, principal stays', () => {
    expect(settlePurchase({ price: 10_000n, principal: 360_000n, coupons: COUPONS })).toEqual({
      couponIds: ['join'], couponsMinor: 3_000n, principalMinor: 7_000n, cashMinor: 0n, baseMinor: 7_000n });
    expect(settlePurchase({ price: 0n, principal: 5n, coupons: COUPONS }))
      .toMatchObject({ couponIds: [], principalMinor: 0n, cashMinor: 0n });
  });
});

describe('instalments', () => {
  const rules = DEFAULT_RULES;
  it('are due by month, the last day of a shorter one', () => {
    expect([0, 1, 2, 12, 13].map((months) => monthsAfter('2024-01-31', months)))
      .toEqual(['2024-01-31', '2024-02-29', '2024-03-31', '2025-01-31', '2025-02-28']);
  });
  it('are missed after their grace; with two missed the plan is paused', () => {
    const schedule = { countedFrom: '2026-01-31', paidSince: 1 };
    expect(standingOn(schedule, '2026-03-07', rules)).toEqual({ dueOn: '2026-02-28', missed: 0, paused: false });
    expect(standingOn(schedule, '2026-03-08', rules)).toMatchObject({ missed: 1, paused: false });
    expect(standingOn(schedule, '2026-04-08', rules)).toMatchObject({ missed: 2, paused: true });
    expect(paidOn(schedule, '2026-05-10', true)).toEqual({ countedFrom: '2026-05-10', paidSince: 1 });
    expect(paidOn(schedule, '2026-03-08', false)).toEqual({ countedFrom: '2026-01-31', paidSince: 2 });
  });
  it('bring their coupons', () => {
    const plain = { isRenewal: false, isReferred: true, hasJoined: false };
    expect(couponsDue(1, plain, rules)).toEqual([{ cause: 'join', units: 30 }]);
    expect(couponsDue(2, plain, rules)).toEqual([{ cause: 'referral', units: 50 }]);
    expect(couponsDue(3, plain, rules)).toEqual([]);
    expect(couponsDue(12, plain, rules)).toEqual([{ cause: 'mature', units: 120 }]);
    expect(couponsDue(1, { ...plain, isRenewal: true }, rules)).toEqual([{ cause: 'renew', units: 80 }]);
    expect([1, 2, 12].map((nth) => couponsDue(nth, { ...plain, hasJoined: true }, rules)))
      .toEqual([[], [], [{ cause: 'mature', units: 120 }]]);
    expect(couponsDue(1, plain, { ...rules, joinCouponUnits: 0 })).toEqual([]);
  });
  it('are of a level, or a bean of whole grams', () => {
    expect(levelsOf(rules, 100n)).toEqual([20_000n, 30_000n, 40_000n]);
    expect([1_000n, 3_000n, 500n, 4_000n, 1_500n].map((mg) => isBean(mg, rules)))
      .toEqual([true, true, false, false, false]);
  });
});
