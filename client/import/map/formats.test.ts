import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateKind, instantOf, readMoment } from './date.ts';
import { divided, rounded, textOf, type Decimal } from './decimal.ts';
import { isRoundedAway, numberKind, readNumber } from './number.ts';
import { safePattern } from './pattern.ts';
import { likelyUnits, perGram, unitIn } from './units.ts';

const number = (text: string, mark: 'point' | 'comma' = 'point'): string | null => {
  const value = readNumber(text, mark);
  return value && textOf(value);
};

describe('numbers', () => {
  it.each([
    ['1,299.00', 'point', '1299'], ['1.299,00', 'comma', null], ['1,299', 'both', '1299'], ['899,00', 'comma', null],
      ['８９９９', 'plain', '8999'],
    ['12,34,567.5', 'point', '1234567.5'], ['$20,000 ', 'both', '20000'], ['¥12,345.67', 'point', '12345.67'],
      ['(45.25)', 'point', '-45.25'],
    ['-349.5', 'point', '-349.5'], ['1 234 567', 'plain', '1234567'], ['1\'234.50', 'point', '1234.5'],
      ['0,500', 'comma', null], ['10%', 'plain', '10'],
    ['SGD 12.00', 'point', '12'], ['12.00元', 'point', '12'], ['.5', 'point', '0.5'], ['=1+1', 'none', null],
      ['1.2.3', 'none', null], ['abc', 'none', null],
    ['', 'none', null], ['-0.05', 'point', '-0.05'],
  ])('%s is %s, with a point %s', (text, kind, value) => {
    expect([numberKind(text), number(text)]).toEqual([kind, value]);
  });

  it('reads a decimal comma, and says of 3.4E+18 that its digits are gone', () => {
    expect([number('1.798,00', 'comma'), number('-349,50', 'comma'), number('1.299', 'comma')]).toEqual(
      ['1798', '-349.5', '1299']);
    expect([isRoundedAway('3.4E+18'), isRoundedAway('2.02603E+21'), isRoundedAway('E2026')]).toEqual(
      [true, true, false]);
  });

  it('reads back every amount that it writes, exactly', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }),
      (units, scale) => {
      const value: Decimal = { units, scale };
      expect(number(textOf(value))).toBe(textOf(value));
    }));
  });

  it('rounds half away from zero, and floors below', () => {
    expect([rounded({ units: 2345n, scale: 3 }, 2), rounded({ units: -25n, scale: 2 }, 1),
      rounded({ units: -25n, scale: 2 }, 1, 'floor')]
      .map((value) => textOf(value))).toEqual(['2.35', '-0.3', '-0.3']);
    expect(textOf(rounded({ units: 25775n, scale: 2 }, 0, 'floor'))).toBe('257');
  });
});

describe('dates', () => {
  it.each([
    ['6/8/2026', 'both'], ['5/31/2026', 'MDY'], ['31/5/2026', 'DMY'], ['2026-03-01', 'YMD'], ['2026/3/1 9:00', 'YMD'],
      ['01.02.2026 00:00', 'DMY'],
    ['2026年3月1日', 'YMD'], ['20260301', 'YMD'], ['Mar 1, 2026', 'YMD'], ['1 March 2026', 'YMD'], ['2026-02-30', 'none'],
      ['13/13/2026', 'none'],
    ['45.25', 'none'], ['7000000000000', 'none'], ['2026-03-01T09:00:00Z', 'YMD'], ['', 'none'], ['1.2', 'none'],
  ])('%s is %s', (text, kind) => expect(dateKind(text)).toBe(kind));

  it.each([
    ['2026-03-01 00:00:00 +0800', 'UTC', '2026-02-28T16:00:00.000Z'],
      ['2026/3/1 9:00', 'Asia/Shanghai', '2026-03-01T01:00:00.000Z'],
    ['2026-03-29 01:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
      ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['3/1/2026 下午 2:05', 'Asia/Shanghai', '2026-03-01T06:05:00.000Z'],
      ['3/1/2026 12:05 AM', 'UTC', '2026-03-01T00:05:00.000Z'],
    ['1772352000', 'Asia/Shanghai', '2026-03-01T08:00:00.000Z'],
      ['2026-01-01T10:00:00.123+05:45', 'UTC', '2026-01-01T04:15:00.000Z'],
    ['2026-03-02T10:00:00+08', 'UTC', '2026-03-02T02:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => expect(instantOf(readMoment(text, 'MDY')!, zone)).toBe(instant));
});

describe('texts that are too long', () => {
  it('are no dates and no numbers, before any expression looks at them', () => {
    const blank = ' '.repeat(200);
    expect([readNumber(`1${blank}`, 'point'), numberKind(`1${blank}`), isRoundedAway(`3.4E+18${blank}`)])
      .toEqual([null, 'none', false]);
    expect([readMoment(`2026-03-01 10:00${blank}`, 'YMD'), readMoment('2026-03-01 10:00 ',
      'YMD')?.hour]).toEqual([null, 10]);
  });
});

describe('dates of two digits', () => {
  it('may have their year first where nothing else is said', () => {
    const days = (['YMD', 'DMY', 'MDY'] as const).map((order) => readMoment('26-03-01', order)).map(
      (moment) => moment && [moment.year, moment.month, moment.day]);
    expect(days).toEqual([[2026, 3, 1], [2001, 3, 26], null]);
    expect([dateKind('26-03-01'), dateKind('99-12-31'), dateKind('05/03/26'), dateKind('01.02.26')]).toEqual(
      ['DMY', 'YMD', 'both', 'DMY']);
  });

  it('of a month alone say that they have no day', () => {
    expect([readMoment('2026-03', 'YMD')!.hasDay, readMoment('2026年3月', 'YMD')!.month, readMoment('2026-03-01', 'YMD')!
      .hasDay]).toEqual([false, 3, true]);
  });
});

describe('patterns of templates', () => {
  it.each(['(a+)+$', '(a|aa)*', '(?=x)y', '(.)\\1', '.*.*.*x', '([a-z]*[0-9]?){20}', '[', 'a'.repeat(201),
    'x{1,5000}', 'a?a?a?a?aaaa', 'x{0,90}x{0,90}x{0,90}y'])('%s is refused', (text) => {
    expect(() => safePattern(text)).toThrow(expect.objectContaining({ code: 'PATTERN_REFUSED' }));
  });

  it('takes what finds a number at the end of an address', () => {
    expect(safePattern('([A-Za-z]*\\d+)/?$').exec('https://example.org/s/BTQ1024')![1]).toBe('BTQ1024');
    expect(safePattern('(?:BTQ|SHOP)-?(\\d{1,6})').exec('x BTQ-77')![1]).toBe('77');
  });
});

describe('units of gold', () => {
  it('comes to a gram half up, a tola being 11.6638 g', () => {
    expect(textOf(perGram({ units: 150_749n, scale: 0 }, 'tola', 2))).toBe('12924.52');
    expect(textOf(perGram({ units: 2_442_570n, scale: 1 }, 'kilogram', 2))).toBe('244.26');
    expect(textOf(divided({ units: 5n, scale: 1 }, 100n, 1n, 2))).toBe('0.01');
  });

  it('knows by the height of a price what it may be for, and says nothing where it does not', () => {
    expect(likelyUnits(263_602, 'MYR', 2026)).toEqual(['kilogram']);
    expect(likelyUnits(149_654, 'NPR', 2026)).toEqual(['tola']);
    expect(likelyUnits(788, 'CNY', 2026)).toContain('gram');
    expect(likelyUnits(100, 'XAU', 2026)).toBeNull();
    expect([unitIn('Gold (kg)'), unitIn('price_per_tola'), unitIn('金价(克)'), unitIn('SELLING')]).toEqual(
      ['kilogram', 'tola', 'gram', null]);
  });
});
