import { expect, it } from '@jest/globals';
import { homeValue, homeValueBack } from './sale-value.ts';

const HK = { currency: 'HKD', homeCurrency: 'CNY', rate: '0.9221', baseMinor: 888_800n };

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
