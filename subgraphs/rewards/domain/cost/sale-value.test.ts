import { expect, it } from '@jest/globals';
import { homeValue, homeValueBack, paidByCoupons, wholeOf } from './sale-value.ts';

const HK = { currency: 'HKD', homeCurrency: 'CNY', rate: '0.9221', baseMinor: 888_800n, reducedMinor: 0n };

it('counts a sale in the currency of the programme', () => {
  expect(homeValue(HK, 888_800n)).toBe(819_562n);
  expect(homeValue({ ...HK, currency: 'CNY', rate: null }, 888_800n)).toBe(888_800n);
});

it('takes back exactly what was counted, however many returns there are', () => {
  expect(homeValueBack(HK, 0n, 100_000n)).toBe(92_210n);
  expect(homeValueBack(HK, 100_000n, 788_800n)).toBe(727_352n);
  let back = 0n;
  let taken = 0n;
  while (back < 888_800n) {
    const now = back + 33_333n > 888_800n ? 888_800n - back : 33_333n;
    taken += homeValueBack(HK, back, now);
    back += now;
  }
  expect(taken).toBe(819_562n);
});

it('counts what a coupon took off once: as its cost, not out of the sales', () => {
  const sold = { currency: 'CNY', homeCurrency: 'CNY', rate: null, baseMinor: 850_000n, reducedMinor: 50_000n };
  expect([wholeOf(sold, 850_000n), wholeOf(sold, 425_000n), wholeOf(sold, 0n)]).toEqual([900_000n, 450_000n, 0n]);
  expect(homeValueBack(sold, 0n, 425_000n) + homeValueBack(sold, 425_000n, 425_000n)).toBe(900_000n);
  expect(wholeOf({ baseMinor: 0n, reducedMinor: 9_900n }, 0n)).toBe(0n);
});

it('adds back what coupons cost, and no discount of a till', () => {
  expect([paidByCoupons(105_000n, 5_000n), paidByCoupons(4_000n, 5_000n), paidByCoupons(105_000n, 0n)])
    .toEqual([5_000n, 4_000n, 0n]);
});
