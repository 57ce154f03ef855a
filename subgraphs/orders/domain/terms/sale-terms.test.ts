import { describe, expect, it } from '@jest/globals';
import { refusalOfTerms } from '../../../contracts/sale-terms.ts';
import { soldAgainst } from './sale-terms.ts';
import { tierAt } from './tier-at.ts';

const at = (day: string) => new Date(`2026-${day}T00:00:00Z`);
const early = { from: at('09-29'), until: at('10-01'), tiers: ['CN:gold', 'CN:diamond'] };
const both = { limited: true, presaleFrom: at('10-01'), early };

describe('the terms of a sale', () => {
  it.each([
    ['09-28', ['CN:gold'], 'NOT_ON_SALE'], ['09-29', ['CN:gold'], null], ['09-29', ['CN:silver'], 'EARLY_ACCESS_ONLY'],
    ['09-30', [], 'EARLY_ACCESS_ONLY'], ['10-01', [], null],
  ])('are the example: on %s to %j %s', (day, tiers, code) => {
    expect(refusalOfTerms(both, at(day), tiers)).toBe(code);
  });

  it('have either part alone, or a pause between them', () => {
    const of = (terms: object, day: string) =>
      refusalOfTerms({ presaleFrom: null, early: null, ...terms }, at(day), ['CN:gold']);
    expect([of({}, '01-01'), of({ presaleFrom: at('10-01') }, '09-30'), of({ presaleFrom: at('10-01') }, '10-01')])
      .toEqual([null, 'NOT_ON_SALE', null]);
    expect([of({ early }, '09-28'), of({ early }, '09-29'), of({ early }, '10-01')])
      .toEqual(['NOT_ON_SALE', null, null]);
    expect(of({ early, presaleFrom: at('10-05') }, '10-02')).toBe('NOT_ON_SALE');
  });

  it('mark what was sold all the same', () => {
    const sold = (day: string, isKnown: boolean, quantity = 1) =>
      soldAgainst(both, { at: at(day), isKnown, quantity });
    expect(soldAgainst(null, { at: at('01-01'), isKnown: false, quantity: 9 })).toEqual([]);
    expect(sold('09-28', true)).toEqual(['NOT_ON_SALE']);
    expect(sold('09-29', true)).toEqual([]);
    const silver = { at: at('09-29'), isKnown: true, quantity: 1, tiers: ['CN:silver'] };
    expect([soldAgainst(both, silver), soldAgainst(both, { ...silver, tiers: ['CN:gold'] })])
      .toEqual([['EARLY_ACCESS_ONLY'], []]);
    expect(sold('09-29', false, 2)).toEqual(['EARLY_ACCESS_ONLY', 'EDITION_TWICE']);
    expect(sold('10-01', false, 2)).toEqual(['EDITION_TWICE']);
    expect(soldAgainst(both, { at: at('09-28'), isKnown: false, quantity: 2, isQuoted: true }))
      .toEqual(['EDITION_TWICE']);
  });
});

it('the tier of a moment is that of the last move before it', () => {
  const moves = [{ at: at('09-20'), from: 'gold', to: 'silver' }, { at: at('09-10'), from: 'silver', to: 'gold' }];
  const on = (day: string, isWhole = true) => tierAt({ tier: 'silver', moves, isWhole }, at(day));
  expect([on('09-20'), on('09-19'), on('09-10'), on('09-09'), on('09-09', false)])
    .toEqual(['silver', 'gold', 'gold', 'silver', null]);
  expect(tierAt({ tier: 'base', moves: [], isWhole: true }, at('09-01'))).toBe('base');
});
