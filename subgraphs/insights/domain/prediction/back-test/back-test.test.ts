import { describe, expect, it } from '@jest/globals';
import type { Purchases } from '../purchase-days.ts';
import { backTest } from './back-test.ts';
import { judgeDates } from './date-errors.ts';
import { shareFor } from './return-shares.ts';

const RULES = { ownPurchases: 3, windowFromBps: 8_000, windowUntilBps: 12_000, usualDays: 135, weddingDays: 180 };
const once = (day: number): Purchases => ({ days: [day], minor: [100], classes: ['daily'] });

describe('the back-test', () => {
  it('counts the expected days behind the cut', () => {
    const buyer: Purchases = { days: [0, 100, 200, 390], minor: [1, 1, 1, 1], classes: [null, null, null, null] };
    const found = backTest([buyer], 472, 182, RULES)!;
    // Seen at day 290: 300 and 400 are expected, once was bought.
    expect(found).toEqual({
      cutOn: 290, members: 1, actual: 1, statistical: null,
      explained: { predicted: 2, meanError: 1, rootMeanSquare: 1 },
      shares: [{ purchases: 2, expected: 1, came: 1 }],
      dates: { asked: 1, returned: 1, inWindow: 0, meanDaysOff: 90 },
    });
    expect(backTest([once(400)], 472, 182, RULES)).toBeNull();
  });

  it('counts expected days for as much as came of such days before', () => {
    // Each half-year 40 buy for the first time; of the first 40 four come again after 135 days, of the second six.
    const group = (from: number, again: number): Purchases[] => Array.from({ length: 40 }, (_, n) => {
      const days = n < again ? [from, from + 135] : [from];
      return { days, minor: days.map(() => 100), classes: days.map(() => null) };
    });
    const found = backTest([...group(0, 4), ...group(182, 6)], 364, 182, { ...RULES, ownPurchases: 2 })!;
    expect(found.shares).toEqual([{ purchases: 1, expected: 40, came: 4 }]);
    // The 36 who never came are expected once more (day 270), the 40 new ones once (day 317): each a tenth.
    expect([found.members, found.actual]).toEqual([80, 6]);
    expect(found.explained.predicted).toBeCloseTo(0.1 * 76 + 0.1 * 4, 10);
    expect(found.dates).toEqual({ asked: 44, returned: 6, inWindow: 6, meanDaysOff: 0 });
  });

  it('judges a day by its window, and nobody who might still come', () => {
    const rules = { ...RULES, usualDays: 100 };
    const asked = (last: number, ...came: number[]) => judgeDates(
      [{ known: once(last), came }], {}, rules, 200, 382);
    // Expected on 270, window 250 to 290.
    expect(asked(170, 255, 300)).toEqual({ asked: 1, returned: 1, inWindow: 1, meanDaysOff: 15 });
    expect(asked(170, 249)).toEqual({ asked: 1, returned: 1, inWindow: 0, meanDaysOff: 21 });
    expect(asked(170)).toEqual({ asked: 1, returned: 0, inWindow: 0, meanDaysOff: null });
    // Expected before the cut; not judged: in a younger house the window would go on after the end.
    expect(asked(99, 255).asked).toBe(0);
    expect(judgeDates([{ known: once(170), came: [255] }], {}, rules, 200, 289).asked).toBe(0);
  });

  it('learns of too few days nothing by themselves', () => {
    const few = [{ purchases: 1, expected: 19, came: 19 }, { purchases: 2, expected: 81, came: 6 }];
    expect(shareFor(few, once(1), 3)).toBe(0.25);
    expect(shareFor(few.slice(0, 1), once(1), 3)).toBe(1);
    expect(shareFor([{ purchases: 1, expected: 200, came: 16 }], once(1), 3)).toBe(0.08);
  });
});
