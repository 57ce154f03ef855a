import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromUUID } from 'typeid-js';
import { decodeId, encodeId, newId, prefixOf } from '../../subgraphs/kernel/ids.ts';
import { canonicalJson, fromJson, toJson, toPackedJson } from '../../subgraphs/kernel/json.ts';
import {
  convertMinor, decimalsOf, formatAmount, halfUpRatio, isCurrency, noAmount, parseAmount, splitByLargestRemainder,
} from '../../subgraphs/kernel/money.ts';
import { DateScalar, DateTimeScalar, DecimalScalar, PointsScalar }
  from '../../subgraphs/kernel/graph/scalars.ts';

describe('ids', () => {
  it('go out as TypeIDs and come back', () => {
    const uuid = newId();
    const id = encodeId('mem', uuid);
    expect(id).toMatch(/^mem_[0-9a-z]{26}$/);
    expect(decodeId('mem', id)).toBe(uuid);
    expect(prefixOf(id)).toBe('mem');
  });

  it.each(['', 'mem_', 'mem_zzzzzzzzzzzzzzzzzzzzzzzzzz', 'ord_01m814xp9vete8n1wke36ezbca',
    'mem_01m814xp9vete8n1wke36ezbc', `mem_${'l'.repeat(26)}`, 'mem_01M814XP9VETE8N1WKE36EZBCA'])(
    'refuse %j', (id) => { expect(decodeId('mem', id)).toBeNull(); });

  it('are exactly those of the TypeID library', () => {
    fc.assert(fc.property(fc.uuid(), (uuid) => {
      const id = encodeId('mem', uuid);
      return id === fromUUID(uuid, 'mem') && decodeId('mem', id) === uuid;
    }), { numRuns: 2_000 });
    fc.assert(fc.property(fc.string({ minLength: 26, maxLength: 26 }), (suffix) =>
      decodeId('mem', `mem_${suffix}`) === null || /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(suffix)));
  });

  it.each(['', 'x', '018cc251-f400-7000-8000-00000000000g', '018cc251f40070008000000000000001'])(
    'are made of uuids, not of %j', (uuid) => {
      expect(() => encodeId('mem', uuid)).toThrow('is no uuid');
    });
});

describe('money', () => {
  it.each([['8999.00', 899900n], ['8999', 899900n], ['0.01', 1n], ['-3.5', -350n],
    ['1.230', 123n]])('reads %s', (text, minor) => {
    expect(parseAmount(text, 'CNY')).toBe(minor);
  });

  it.each(['', '1e3', '12.345', '1,000', ' 1', '١', '99999999999999.99', 'NaN'])(
    'refuses %j', (text) => { expect(parseAmount(text, 'CNY')).toBeNull(); });

  it('writes what it reads', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (minor) =>
      parseAmount(formatAmount(minor, 'CNY'), 'CNY') === minor));
  });

  it('knows currencies without minor units', () => {
    expect(parseAmount('1500', 'JPY')).toBe(1500n);
    expect(parseAmount('1500.5', 'JPY')).toBeNull();
    expect(formatAmount(1500n, 'JPY')).toBe('1500');
  });

  it('knows every currency of ISO 4217 with its decimals', () => {
    // The 30 of the European Central Bank's reference rates, and those that had others before.
    const ecb = 'USD JPY CZK DKK GBP HUF PLN RON SEK CHF ISK NOK TRY AUD BRL CAD CNY HKD IDR ILS INR KRW '
      + 'MXN MYR NZD PHP SGD THB ZAR EUR BGN HRK RUB';
    expect(ecb.split(' ').filter((code) => !isCurrency(code))).toEqual([]);
    expect(['CNY', 'INR', 'JPY', 'ISK', 'KRW', 'KWD', 'BHD', 'TND'].map(decimalsOf))
      .toEqual([2, 2, 0, 0, 0, 3, 3, 3]);
    expect(parseAmount('12.345', 'KWD')).toBe(12_345n);
    expect(formatAmount(12_345n, 'KWD')).toBe('12.345');
    // 12.345 dinars at 23.4567 are 289.57 yuan
    expect(convertMinor(12_345n, '23.4567', 'KWD', 'CNY')).toBe(28_957n);
    expect(['XAU', 'XTS', 'DEM', 'toString'].filter(isCurrency)).toEqual([]);
  });

  it('names the limit that an amount breaks', () => {
    expect(noAmount('12.345', 'USD')).toBe('USD has 2 decimals, not 3: 12.345.');
    expect(noAmount('1500.5', 'JPY')).toBe('JPY has no decimals, not 1: 1500.5.');
    expect(noAmount('99999999999999.99', 'CNY'))
      .toBe('An amount is at most 9999999999999.99 CNY: 99999999999999.99.');
    expect(noAmount('much', 'CNY')).toBe('"much" is no amount.');
  });

  it('splits by largest remainder (domain.md 3.1, examples 1 and 2)', () => {
    expect(splitByLargestRemainder(50_000n, [899_900n, 1_234_567n])).toEqual([21_080n, 28_920n]);
    expect(splitByLargestRemainder(100_000n, [899_900n, 1_234_567n])).toEqual([42_160n, 57_840n]);
  });

  it('always splits the whole, never more than one unit off proportion', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (total, parts) => {
      const shares = splitByLargestRemainder(total, parts);
      const sum = parts.reduce((a, b) => a + b, 0n);
      return shares.reduce((a, b) => a + b, 0n) === total && (sum === 0n
        || shares.every((share, i) => share >= total * parts[i]! / sum
          && share <= total * parts[i]! / sum + 1n));
    }));
  });

  it('rounds half up away from zero', () => {
    expect([halfUpRatio(5n, 1n, 2n), halfUpRatio(-5n, 1n, 2n), halfUpRatio(4n, 1n, 3n)])
      .toEqual([3n, -3n, 1n]);
  });
});

describe('json', () => {
  it('keeps bigint and Date', () => {
    const value = { a: 5n, b: [new Date('2026-01-01T00:00:00Z'), { c: null }] };
    expect(fromJson(toJson(value))).toEqual(value);
  });

  const leaf = fc.oneof(fc.string(), fc.constantFrom('#1', '@x', '~', '~~#'), fc.bigInt(), fc.integer(),
    fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: true }));
  const { record } = fc.letrec((tie) => ({
    tree: fc.oneof(leaf, fc.array(tie('tree')), tie('record')),
    record: fc.dictionary(fc.string().filter((key) => !key.startsWith('$') && key !== '__proto__'),
      tie('tree'), { noNullPrototype: true }),
  }));

  it('reads what is long and what is packed alike', () => {
    fc.assert(fc.property(record, (value) => {
      expect(fromJson(toPackedJson(value))).toEqual(fromJson(toJson(value)));
      expect(fromJson(JSON.parse(toPackedJson(value)))).toEqual(value);
    }));
  });

  it('packs only where it saves, and what is not one of its own', () => {
    expect(toPackedJson({ a: 5n, at: new Date('2026-01-01T00:00:00Z'), text: '#5', b: ['x'] }))
      .toBe('{"$":true,"a":"#5","at":"@2026-01-01T00:00:00Z","text":"~#5","b":["x"]}');
    expect(['#5', { a: '#5' }, { $: 1n }, [1n]].map(toPackedJson))
      .toEqual(['"#5"', '{"a":"#5"}', '{"$":{"$bigint":"1"}}', '[{"$bigint":"1"}]']);
  });

  it('is the same text for equal inputs', () => {
    expect(canonicalJson({ b: 1, a: [2n], c: undefined })).toBe(canonicalJson({ a: [2n], b: 1 }));
    expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
  });
});

describe('scalars', () => {
  it.each([[DecimalScalar, '1.5'], [DecimalScalar, '-0.000001'], [DecimalScalar, 'abc'], [DateScalar, '2028-02-29'],
    [DateTimeScalar, '2026-10-01T18:30:00+08:00'], [PointsScalar, 42]])('%s takes %j',
    (scalar, value) => { expect(() => scalar.parseValue(value)).not.toThrow(); });

  it.each([[DecimalScalar, 1.5], [DecimalScalar, '1\n'], [DecimalScalar, '1'.repeat(61)],
    [DateScalar, '2026-02-29'], [DateScalar, '2026-13-01'], [DateTimeScalar, '2026-10-01'],
    [DateTimeScalar, '2026-10-01T18:30:00'], [DateTimeScalar, '2026-02-30T00:00:00Z'],
    [PointsScalar, 1.5], [PointsScalar, 2 ** 53], [PointsScalar, '5']])('%s refuses %j',
    (scalar, value) => { expect(() => scalar.parseValue(value)).toThrow(/is no/); });
});
