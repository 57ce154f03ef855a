import { expect, it } from '@jest/globals';
import { DEFAULT_RULES } from './policy.ts';
import { isEnough, whyNotKept } from './referral.ts';

const CNY = { currency: 'CNY', minorUnits: 100n };

it('wants a sale of 1,000 yuan to be kept', () => {
  const sold = (netMinor: bigint, currency = 'CNY') => isEnough({ netMinor, currency }, DEFAULT_RULES, CNY);
  expect([sold(99_999n), sold(100_000n), sold(0n)]).toEqual([false, true, false]);
  expect(sold(100_000n, 'JPY')).toBe(false);
});

it('rewards sixteen friends a year, and nobody for itself or twice', () => {
  const first = { samePerson: false, referredBefore: false, keptThisYear: 15 };
  expect(whyNotKept(first, DEFAULT_RULES)).toBeNull();
  expect(whyNotKept({ ...first, keptThisYear: 16 }, DEFAULT_RULES)).toBe('over_limit');
  expect(whyNotKept({ ...first, referredBefore: true }, DEFAULT_RULES)).toBe('referred_before');
  expect(whyNotKept({ ...first, samePerson: true }, DEFAULT_RULES)).toBe('same_person');
});
