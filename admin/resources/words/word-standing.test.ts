import { describe, expect, it } from '@jest/globals';
import { standingsOf, type WordVersion } from './word-standing.ts';

const version = (code: string, rank: number, effectiveFrom: string, number: number, nameEn: string): WordVersion => ({
  code, rank, effectiveFrom, nameEn, nameZh: '', version: number, retired: false,
});
const NOW = new Date('2026-11-28T00:00:00Z');

describe('standingsOf', () => {
  it('has one line a word, in the order of the house, with what is to come', () => {
    const [hk, my] = standingsOf([
      version('MY', 5, '2027-01-01T00:00:00Z', 1, 'Malaysia'),
      version('HK', 2, '2027-01-01T00:00:00Z', 2, 'Hong Kong SAR'),
      version('HK', 2, '1990-01-01T00:00:00Z', 1, 'Hong Kong'),
    ], NOW);
    expect([hk!.current.nameEn, hk!.hasBegun, hk!.upcoming.map(({ nameEn }) => nameEn), hk!.latest.nameEn])
      .toEqual(['Hong Kong', true, ['Hong Kong SAR'], 'Hong Kong SAR']);
    expect([my!.current.nameEn, my!.hasBegun, my!.upcoming]).toEqual(['Malaysia', false, []]);
  });

  it('goes on from the newest number, also when an earlier date was entered later', () => {
    const [one] = standingsOf([
      version('E', 6, '2026-01-01T00:00:00Z', 1, 'Pearl'), version('E', 6, '2027-06-01T00:00:00Z', 3, 'Pearls'),
    ], NOW);
    expect(one!.latest).toMatchObject({ version: 3, nameEn: 'Pearls' });
  });
});
