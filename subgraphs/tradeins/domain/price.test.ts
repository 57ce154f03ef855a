import { expect, it } from '@jest/globals';
import { DEFAULT_RULES, wayOf } from './policy.ts';
import { plainOf, priceGold, type BoardPrice } from './price.ts';

const since = new Date('2026-10-01T01:00:00Z');
const price: BoardPrice = { purity: 9_990, currency: 'CNY', retailMinor: 101_200n, buybackMinor: 78_000n, source: 'g1',
  since };
const gold = { grossMg: 12_350n, purity: 9_900, currency: 'CNY' };
const way = (code: string) => wayOf(DEFAULT_RULES, code)!;
const by = (code: string, board: Parameters<typeof priceGold>[3], of = gold) => priceGold(of, way(code), DEFAULT_RULES,
  board);

it('goes by the price that the way names, and keeps where it came from', () => {
  expect(by('standard', [price])).toEqual({ fineMg: 12_226n, afterLossMg: 12_103n, creditMinor: 944_034n,
    priceMinor: 78_000n, source: 'g1', since });
  expect(by('depreciation', [price], { ...gold, grossMg: 10_000n, purity: 10_000 })).toMatchObject({
    creditMinor: 982_000n, priceMinor: 101_200n });
});

it('has no price of another purity or currency, none where nobody buys back, and none while catalog is away', () => {
  for (const other of [{ purity: 9_999 }, { currency: 'HKD' }, { buybackMinor: null }]) {
    expect(by('standard', [{ ...price, ...other }])).toBe('NO_PRICE');
  }
  expect(by('standard', 'away')).toBe('TRY_AGAIN');
  expect(by('depreciation', [{ ...price, retailMinor: 3_000n }])).toBe('NOTHING_LEFT');
});

it('is worth the plain price where no sale pays another one, if the rules and the board have it', () => {
  const piece = { ...gold, grossMg: 10_000n, purity: 10_000, ownBrand: false, brand: null };
  const plain = (rules = DEFAULT_RULES, board = [price], offeredMinor = 982_000n) =>
    plainOf(piece, rules, board, offeredMinor);
  expect(plain()).toBe(772_200n);
  expect(plain(DEFAULT_RULES, [price], 700_000n)).toBe(700_000n);
  expect(plain(DEFAULT_RULES, [{ ...price, buybackMinor: null }])).toBeNull();
  expect(plain({ ...DEFAULT_RULES, ways: DEFAULT_RULES.ways.slice(1) })).toBeNull();
  expect(plain({ ...DEFAULT_RULES, ways: [{ ...way('standard'), brands: 'own' }] })).toBeNull();
  expect(plain({ ...DEFAULT_RULES, ways: [{ ...way('standard'), depreciation: '780.00' }] })).toBe(0n);
});
