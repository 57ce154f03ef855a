import { describe, expect, it } from '@jest/globals';
import { expectNext, medianOf, type NextPurchaseRules } from './next-purchase.ts';
import { dayNumber, historyOf, intervalsOf, purchasesOf, spendingOf, until } from './purchase-days.ts';

const RULES: NextPurchaseRules = {
  ownPurchases: 3, windowFromBps: 8_000, windowUntilBps: 12_000, usualDays: 135, weddingDays: 180,
};
const numbers = (...days: string[]) => days.map(dayNumber);
const bought = (...days: string[]) =>
  purchasesOf(numbers(...days).map((day) => ({ day, minor: 100, class: null })));

describe('the next purchase, explained', () => {
  it('is the last one and the median of the intervals', () => {
    const { days } = bought('2025-02-05', '2025-06-05', '2025-11-02', '2026-05-01');
    expect(intervalsOf(days)).toEqual([120, 150, 180]);
    expect(expectNext(days, 'daily', { daily: 90 }, RULES)).toEqual({
      expectedOn: '2026-09-28', windowFrom: '2026-08-29', windowUntil: '2026-10-28',
      basis: 'own', intervalDays: 150,
    });
  });

  it('takes the floor of the mean of two in the middle', () => {
    expect(medianOf([410, 95, 160, 140])).toBe(150);
    expect(medianOf([95, 140])).toBe(117);
    expect(medianOf([7])).toBe(7);
  });

  it('counts with what was bought last while the own rhythm is not known', () => {
    const days = numbers('2026-01-01', '2026-03-02');
    const by = (...[bought, medians]: [Parameters<typeof expectNext>[1], Parameters<typeof expectNext>[2]]) => {
      const { basis, intervalDays, expectedOn } = expectNext(days, bought, medians, RULES)!;
      return [basis, intervalDays, expectedOn];
    };
    expect(by('daily', { daily: 100 })).toEqual(['product_class', 100, '2026-06-10']);
    expect(by('wedding', { daily: 100 })).toEqual(['house', 180, '2026-08-29']);
    expect(by('investment', {})).toEqual(['house', 135, '2026-07-15']);
    expect(by(null, { daily: 100 })).toEqual(['house', 135, '2026-07-15']);
    expect(expectNext([], null, {}, RULES)).toBeNull();
  });

  it('makes the window no narrower than it is', () => {
    const next = expectNext(numbers('2026-01-01', '2026-01-08', '2026-01-15'), null, {}, RULES)!;
    expect([next.windowFrom, next.expectedOn, next.windowUntil]).toEqual(['2026-01-20', '2026-01-22', '2026-01-24']);
  });
});

describe('purchase days', () => {
  it('are one for all orders of a day, in order, with what was bought', () => {
    expect(purchasesOf([
      { day: 20, minor: 5, class: 'daily' }, { day: 10, minor: 1, class: 'investment' },
      { day: 20, minor: 7, class: 'wedding' },
    ])).toEqual({ days: [10, 20], minor: [1, 12], classes: ['investment', 'wedding'] });
  });

  it('are counted in weeks from the first one, and none lies ahead', () => {
    const purchases = bought('2026-01-01', '2026-01-01', '2026-01-15', '2026-02-05', '2027-01-01');
    const [today, tomorrow] = numbers('2026-03-05', '2027-06-01');
    expect(historyOf(until(purchases, today!), today!)).toEqual({ repeats: 2, recency: 5, age: 9 });
    expect(historyOf(purchases, today!)).toBeNull();
    expect(historyOf(purchases, tomorrow!)!.repeats).toBe(3);
    expect(historyOf(until(purchases, dayNumber('2025-12-31')), today!)).toBeNull();
    expect(spendingOf(until(purchases, today!))).toEqual({ purchases: 3, meanValue: 400 / 3 });
    expect(spendingOf({ days: [1], minor: [0], classes: [null] })).toBeNull();
  });
});
