import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cardNumberOf, readCardNumber } from './card-number.ts';

const serials = fc.bigInt({ min: 1n, max: 99_999_999_999n });

describe('card number', () => {
  it('is the region\'s digit, shuffled serial and check digit', () => {
    expect(cardNumberOf('1', 1n)).toBe('1618033988757');
    expect(['2', '5', '9'].map((digit) => cardNumberOf(digit, 1n)[0])).toEqual(['2', '5', '9']);
  });

  it('is read with blanks, hyphens and full-width digits', () => {
    expect(readCardNumber(' 1618-0339 88757 ')).toBe('1618033988757');
    expect(readCardNumber('１６１８０３３９８８７５７')).toBe('1618033988757');
  });

  it.each(['', '161803398875', '16180339887570', '0618033988755', '5618033988759', '1618033988758', 'abc'])(
    'refuses %j', (text) => { expect(readCardNumber(text)).toBeNull(); });

  it('is another for another serial, and always 13 digits that read back', () => {
    fc.assert(fc.property(fc.constantFrom(...'123456789'), serials, serials, (digit, one, other) => {
      const card = cardNumberOf(digit, one);
      expect(card).toMatch(/^\d{13}$/);
      expect(readCardNumber(card)).toBe(card);
      expect(cardNumberOf(digit, other) === card).toBe(one === other);
    }));
  });

  it('notices each single wrong digit', () => {
    fc.assert(fc.property(serials, fc.nat(12), fc.integer({ min: 1, max: 9 }), (serial, at, by) => {
      const digits = [...cardNumberOf('4', serial)];
      digits[at] = String((Number(digits[at]) + by) % 10);
      expect(readCardNumber(digits.join(''))).toBeNull();
    }));
  });
});
