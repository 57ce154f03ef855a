import { expect, it } from '@jest/globals';
import { fieldOf, rulesOf, valuesOf } from './trial-values.ts';

it('begins with the rules of now, a class without a rate with none, and sends what was typed', () => {
  const rules = { rebates: [{ bps: 300, marginClass: { code: 'A' } }], marginCapBps: 3_000, periodMonths: 24,
    trailingMonths: 24, protectionDays: 180 };
  const values = valuesOf(rules, ['A', 'E']);
  expect([values[fieldOf('A')], values[fieldOf('E')], values['periodMonths']]).toEqual(['300', '0', '24']);
  expect(rulesOf({ ...values, periodMonths: '12' }, ['A', 'E'])).toEqual({
    rebates: [{ marginClass: 'A', bps: 300 }, { marginClass: 'E', bps: 0 }], marginCapBps: 3_000, periodMonths: 12,
    trailingMonths: 24, protectionDays: 180,
  });
});
