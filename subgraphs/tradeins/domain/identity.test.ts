import { expect, it } from '@jest/globals';
import { isLastDigits, maskedName, wantsIdentity } from './identity.ts';

it('is asked for from the threshold on, of all that one day brings', () => {
  const wants = (creditMinor: bigint, acceptedTodayMinor = 0n) =>
    wantsIdentity({ creditMinor, acceptedTodayMinor }, 10_000_000n);
  expect([wants(9_999_999n), wants(10_000_000n), wants(6_000_000n), wants(4_000_000n, 6_000_000n)])
    .toEqual([false, true, false, true]);
});

it('keeps four characters of a document and never its number', () => {
  expect(['1234', '123X'].map(isLastDigits)).toEqual([true, true]);
  expect(['123', '12345', '110101199003071234', '12 4', '123x', ''].map(isLastDigits)).not.toContain(true);
});

it('shows the first character of a name', () => {
  expect([maskedName('王小明'), maskedName('𠮷田')]).toEqual(['王**', '𠮷**']);
});
