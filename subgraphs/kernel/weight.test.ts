import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatGrams, MOST_MG, parseGrams } from './weight.ts';

it('reads grams of at most three decimals, and nothing else', () => {
  expect(['12.35', '0', '0.001', '12.3500', '-1.5'].map(parseGrams)).toEqual([12_350n, 0n, 1n, 12_350n, -1_500n]);
  expect(['1.2345', '', '.5', '1e3', '1,000', '12.', 'KWD', '9'.repeat(16), '9999999999999.000'].map(parseGrams))
    .toEqual(Array.from({ length: 9 }, () => null));
  expect(parseGrams('999999999999.999')).toBe(MOST_MG);
});

it('writes them with three decimals', () => {
  expect([19_750n, 0n, 7n, -1_500n].map(formatGrams)).toEqual(['19.750', '0.000', '0.007', '-1.500']);
});

it('reads what it writes', () => {
  fc.assert(fc.property(fc.bigInt({ min: -MOST_MG, max: MOST_MG }), (mg) => {
    expect(parseGrams(formatGrams(mg))).toBe(mg);
  }));
});
