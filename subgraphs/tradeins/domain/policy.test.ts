import { expect, it } from '@jest/globals';
import {
  DEFAULT_RULES, depreciationMinor, isCreditedByHand, MOST_WAYS, takesBrand, tradeInPolicyProblems, wayOf,
  type TradeInRules,
} from './policy.ts';

const [standard] = DEFAULT_RULES.ways;
const problems = (change: Partial<TradeInRules>) =>
  tradeInPolicyProblems({ ...DEFAULT_RULES, ...change }).map(({ path }) => path.join('.'));
const way = (change: object) => problems({ ways: [{ ...standard!, ...change }] });

it('begins with the three ways of the house', () => {
  expect(problems({})).toEqual([]);
  expect(DEFAULT_RULES.ways.map(({ way: code }) => code)).toEqual(['standard', 'zero-loss', 'depreciation']);
  expect(wayOf(DEFAULT_RULES, 'zero-loss')).toMatchObject({ lossBps: 0, increaseBy: 'weight', increaseBps: 2_500 });
  expect(wayOf(DEFAULT_RULES, 'other')).toBeNull();
});

it('wants each way once, with names, and numbers that fit together', () => {
  expect(problems({ ways: [] })).toEqual(['ways']);
  expect(problems({ ways: Array(MOST_WAYS + 1).fill(standard) })).toEqual(['ways']);
  expect(problems({ ways: [standard!, standard!] })).toEqual(['ways.1.way']);
  expect(way({ way: 'A b', nameZh: '', nameEn: ' x' })).toEqual(['ways.0.way', 'ways.0.nameZh', 'ways.0.nameEn']);
  expect(way({ lossBps: 10_001, depreciation: '-1' })).toEqual(['ways.0.lossBps', 'ways.0.depreciation']);
  expect(way({ increaseBy: 'weight' })).toEqual(['ways.0.increaseBps']);
  expect(way({ increaseBps: 5 })).toEqual(['ways.0.increaseBps']);
  expect(way({ brands: 'listed' })).toEqual(['ways.0.brandNames']);
  expect(way({ brandNames: ['A'] })).toEqual(['ways.0.brandNames']);
});

it('has a consent in some languages, each once', () => {
  expect(problems({ consent: [] })).toEqual(['consent']);
  expect(problems({ consent: [{ language: 'zh', text: 'a' }, { language: 'zh', text: '' }, { language: 'x',
    text: 'a' }] }))
    .toEqual(['consent.1.language', 'consent.1.text', 'consent.2.language']);
});

it('takes brands as the way says', () => {
  const takes = (change: object, ownBrand: boolean, brand: string | null) =>
    takesBrand({ ...standard!, ...change }, { ownBrand, brand });
  expect([takes({}, false, null), takes({ brands: 'own' }, false, 'X'), takes({ brands: 'own' }, true, null)])
    .toEqual([true, false, true]);
  const listed = { brands: 'listed', brandNames: ['周六福'] };
  expect([takes(listed, false, ' 周六福 '), takes(listed, false, 'X'), takes(listed, false, null), takes(listed, true,
    null)])
    .toEqual([true, false, false, true]);
});

it('takes off a gram what its text says, in any currency', () => {
  const off = (depreciation: string, currency: string) => depreciationMinor({ depreciation }, currency);
  expect([off('30.00', 'CNY'), off('30.5', 'CNY'), off('30.50', 'JPY'), off('0', 'CNY'), off('1.25', 'KWD')])
    .toEqual([3_000n, 3_050n, 30n, 0n, 1_250n]);
});

it('lets a desk credit by hand only what was bought back for nothing else', () => {
  expect(DEFAULT_RULES.ways.filter(isCreditedByHand).map(({ way }) => way)).toEqual(['standard']);
  for (const more of [{ creditPrice: 'today' }, { increaseBy: 'value' }, { labour: 'paid_extra' }] as const) {
    expect(isCreditedByHand({ ...standard!, ...more })).toBe(false);
  }
});
