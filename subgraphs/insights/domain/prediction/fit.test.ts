import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../../kernel/seed.ts';
import { fitHistories, fitSpendings } from './fit.ts';
import { fitPopulation, type FitRules } from './fit-population.ts';
import { minimise } from './minimise.ts';
import { classMedians, countHistories, spendingsOf } from './population.ts';
import type { Purchases } from './purchase-days.ts';
import { simulate, type Imagined } from './simulate.ts';

const RULES: FitRules = {
  ownPurchases: 3, windowFromBps: 8_000, windowUntilBps: 12_000, usualDays: 135, weddingDays: 180,
  horizonMonths: 24, backTestDays: 182,
};
/** Three years of a house whose parameters are those published for CDNOW, money in fen. */
const IMAGINED: Imagined = {
  histories: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  spendings: { p: 6.25, q: 3.74, gamma: 154_400 }, from: 0, until: 700, seenOn: 1_095,
};

const draw = (count: number, imagined: Imagined = IMAGINED): Purchases[] => {
  const random = seededRandom(20_261_129);
  return Array.from({ length: count }, () => simulate(imagined, random));
};
const once = (day: number): Purchases => ({ days: [day], minor: [100], classes: ['daily'] });

describe('fits', () => {
  it('find a least value', () => {
    const found = minimise(([a, b]) => (a! - 2) ** 2 + Math.log(b!) ** 2, [[9, 9]])!;
    expect(found.parameters[0]).toBeCloseTo(2, 5);
    expect(found.parameters[1]).toBeCloseTo(1, 5);
    expect(minimise(() => Number.NaN, [[1]])).toBeNull();
  });

  it('recover what drew the customers, within a tenth', () => {
    const members = draw(12_000);
    const found = fitHistories(countHistories(members, IMAGINED.seenOn));
    const spent = fitSpendings(spendingsOf(members));
    if (typeof found === 'string' || typeof spent === 'string') throw new Error('no fit');
    for (const [name, value] of Object.entries(IMAGINED.histories)) {
      expect(found.model[name as 'r'] / value).toBeGreaterThan(0.9);
      expect(found.model[name as 'r'] / value).toBeLessThan(1.1);
    }
    for (const [name, value] of Object.entries(IMAGINED.spendings)) {
      expect(spent.model[name as 'p'] / value).toBeGreaterThan(0.9);
      expect(spent.model[name as 'p'] / value).toBeLessThan(1.1);
    }
  });

  it('say that there is not enough, or end all the same', () => {
    expect(fitHistories([])).toBe('not_enough_data');
    expect(fitHistories(countHistories(draw(10), 1_095))).toBe('not_enough_data');
    expect(fitHistories(countHistories(Array.from({ length: 1_000 }, (_, n) => once(n)), 1_095)))
      .toBe('not_enough_data');
    // All equals: no difference between customers is left to be found, and the parameters go to their bounds.
    const equals = fitHistories([{ repeats: 5, recency: 100, age: 104, customers: 500 }]);
    expect(Object.values((equals as { model: object }).model).every(Number.isFinite)).toBe(true);
    // The day of the first purchase, and 500 purchases in ten years.
    const extremes = fitHistories([{ repeats: 0, recency: 0, age: 0, customers: 200 },
      { repeats: 500, recency: 520, age: 521, customers: 40 }]);
    expect(Object.values((extremes as { model: object }).model).every(Number.isFinite)).toBe(true);
    expect(fitSpendings([])).toBe('not_enough_data');
  });

  it('take the usual interval of each class where enough are known', () => {
    const rings: Purchases = { days: [0, 100], minor: [1, 1], classes: ['wedding', 'daily'] };
    expect(classMedians(Array.from({ length: 20 }, () => rings))).toEqual({ wedding: 100 });
    expect(classMedians(Array.from({ length: 19 }, () => rings))).toEqual({});
  });
});

describe('a refit', () => {
  it('holds both models against what came', () => {
    const found = fitPopulation(draw(3_000), IMAGINED.seenOn, RULES);
    const { actual, statistical, explained } = found.backTest!;
    expect(statistical!.predicted / actual).toBeGreaterThan(0.85);
    expect(statistical!.predicted / actual).toBeLessThan(1.15);
    // Whom the house drew leave for good, which the rule of the median does not know.
    expect(statistical!.rootMeanSquare).toBeLessThan(explained.rootMeanSquare!);
    expect(typeof found.fitted).toBe('object');
  });

  it('is nothing of a house without customers, and no day that lies ahead counts', () => {
    expect(fitPopulation([], 100, RULES)).toEqual({
      customers: 0, repeaters: 0, medians: {}, fitted: 'not_enough_data', backTest: null,
    });
    expect(fitPopulation([once(101)], 100, RULES).customers).toBe(0);
  });
});
