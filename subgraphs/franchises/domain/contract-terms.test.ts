import { describe, expect, it } from '@jest/globals';
import { effectiveDay, endingTerms, overlaps, termsOn, type DatedTerms } from './contract-terms.ts';

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

  const ended = (known: readonly DatedTerms[], today: string) => endingTerms(known, today)
    .map(({ version, startsOn, endsOn, effectiveOn }) => [version, startsOn, endsOn, effectiveOn]);
  it('end with their partner, from every day on from which other terms were agreed', () => {
    expect(ended(all, '2026-09-15')).toEqual([
      [5, '2023-01-01', '2026-09-15', '2026-09-15'], [6, '2023-01-01', '2026-09-15', '2027-01-01']]);
    const next = { ...terms(2, '2029-01-01'), number: 'FC-2', startsOn: '2029-01-01', endsOn: null };
    const both = [terms(1, '2023-01-01'), next];
    const after = [...both, ...endingTerms(both, '2026-09-15')];
    for (const day of ['2026-09-15', '2028-12-31', '2029-01-01', '2031-01-01']) {
      expect(termsOn(after, day)).toMatchObject({ number: 'FC-1', endsOn: '2026-09-15' });
    }
  });
  it.each([
    ['today', '2026-09-15', '2026-09-15'], ['later', '2026-12-01', '2026-12-01'],
    ['before', '2026-09-14', '2026-09-15'],
  ])('of a contract that begins %s end, too', (_, startsOn, endsOn) => {
    const begins = [{ ...terms(1, startsOn), startsOn, endsOn: null }];
    expect(termsOn([...begins, ...endingTerms(begins, '2026-09-15')], '2027-01-01')?.endsOn).toBe(endsOn);
  });
  it('of a contract that was over stay', () => {
    expect(ended([{ ...terms(1, '2023-01-01'), endsOn: '2025-12-31' }], '2026-09-15')).toEqual([]);
    expect(ended([], '2026-09-15')).toEqual([]);
  });
});
