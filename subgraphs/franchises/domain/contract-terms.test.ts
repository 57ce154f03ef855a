import { describe, expect, it } from '@jest/globals';
import { effectiveDay, overlaps, termsOn, type DatedTerms } from './contract-terms.ts';

const terms = (version: number, effectiveOn: string): DatedTerms => (
  { version, effectiveOn, number: 'FC-1', startsOn: '2023-01-01', endsOn: '2028-12-31', territory: '' });
const all = [terms(3, '2025-06-01'), terms(1, '2023-01-01'), terms(2, '2025-06-01'), terms(4, '2027-01-01')];

describe('terms of a contract', () => {
  it.each([
    ['2023-01-01', 1], ['2025-05-31', 1], ['2025-06-01', 3], ['2026-12-31', 3], ['2030-01-01', 4],
    ['2022-12-31', 1],
  ])('are on %s those of version %i', (day, version) => {
    expect(termsOn(all, day)?.version).toBe(version);
  });
  it('are none where none were agreed', () => expect(termsOn([], '2026-01-01')).toBeNull());

  it.each([['2026-03-01', '2026-03-01'], ['2022-01-01', '2023-01-01'], ['2029-01-01', '2028-12-31']])(
    'agreed on %s begin on %s where nothing else is said', (today, day) => {
      expect(effectiveDay(terms(1, 'x'), today)).toBe(day);
    });

  it.each([
    ['FC-2', '2028-12-31', null, true], ['FC-2', '2029-01-01', null, false],
    ['FC-2', '2020-01-01', '2022-12-31', false],
    ['FC-2', '2020-01-01', '2023-01-01', true], ['FC-2', '2020-01-01', null, true],
    ['FC-1', '2026-01-01', null, false], ['FC-1a', '2023-01-01', null, false],
  ])('of %s from %s to %s overlap with FC-1: %s', (number, startsOn, endsOn, does) => {
    expect(overlaps(terms(1, 'x'), { number, startsOn, endsOn, territory: '' })).toBe(does);
  });
});
