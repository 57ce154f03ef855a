import { expect, it } from '@jest/globals';
import { joinRules, listPlace, newRow, RULE_TABLES, splitRules } from './rule-tables.ts';

const rules = {
  ways: [{ way: 'standard', nameZh: '回收价', nameEn: 'Buy-back', creditPrice: 'BUYBACK', lossBps: 150,
    depreciation: '30.00', increaseBy: 'WEIGHT', increaseBps: 2_500, labour: 'CREDIT_PAYS', brands: 'LISTED',
    brandNames: ['周六福', '老庙'] }],
  kinds: [{ kind: 'polish', nameZh: '抛光', nameEn: 'Polish', priceUnits: null, days: 2, needsApproval: true,
    warrantyMonths: 0 }],
  daysAhead: [7, 14], offerMinutes: 30,
};

it('shows lists of rules as they are typed, and sends them as they were', () => {
  const { rules: numbers, lists } = splitRules(rules);
  expect(numbers).toEqual({ offerMinutes: 30 });
  expect(lists['ways']![0]).toMatchObject({ lossBps: '1.5', increaseBps: '25', brandNames: '周六福, 老庙' });
  expect(lists['kinds']![0]).toMatchObject({ priceUnits: '', needsApproval: 'true' });
  expect(lists['daysAhead']).toEqual([{ value: '7' }, { value: '14' }]);
  expect(joinRules(numbers, lists)).toEqual(rules);
});

it('makes of what is no number one that is refused', () => {
  const kinds = [{ ...newRow(RULE_TABLES['kinds']!), days: 'soon', priceUnits: '１2' }];
  expect(joinRules({}, { kinds })).toMatchObject({ kinds: [{ days: -1, priceUnits: -1, needsApproval: false }] });
});

it('finds the field of a refusal', () => {
  expect([['rules', 'ways', '0', 'lossBps'], ['rules', 'daysAhead', '1'], ['rules', 'consent'],
    ['rules', 'offerMinutes'], ['effectiveFrom']].map(listPlace)).toEqual([
    ['lists', 'ways', '0', 'lossBps'], ['lists', 'daysAhead', '1', 'value'], ['lists', 'consent', '0', 'language'],
    ['rules', 'offerMinutes'], ['effectiveFrom']]);
});
