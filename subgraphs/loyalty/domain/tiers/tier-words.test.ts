import { describe, expect, it } from '@jest/globals';
import type { Word } from '../../../words/word.ts';
import { DEFAULT_RULES, type Policy, type TierRule } from '../policy.ts';
import { policyFor, tiersOf, tiersWith } from '../policy.fixture.ts';
import { tierWordsToTell } from './tier-words.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const NOW = day('2026-11-01');
const first = policyFor('SG');
const version = (number: number, from: string, tiers: readonly TierRule[]): Policy => (
  { ...first, version: number, effectiveFrom: day(from), rules: { ...first.rules, tiers } });
const house: readonly Word<'tier'>[] = DEFAULT_RULES.tiers.map(({ code, nameZh, nameEn, threshold }, rank) => ({
  kind: 'tier', code: `SG:${code}`, nameZh, nameEn, rank, traits: { programme: 'SG', threshold },
  effectiveFrom: day('1990-01-01'), retired: false, withdrawn: false, version: 1n,
}));
const said = (words: readonly Word<'tier'>[]) => words.map(({ code, effectiveFrom, traits, version: no, ...word }) => (
  [code.slice(3), effectiveFrom.toISOString().slice(0, 10), traits.threshold, `v${no}`,
    word.withdrawn ? 'withdrawn' : word.retired ? 'retired' : ''].join(' ').trim()));
const tell = (counting: readonly Policy[], told: readonly Word<'tier'>[], now = NOW) =>
  tierWordsToTell('SG', counting, told, now);
const v2 = version(2, '2027-01-01', [
  ...tiersWith({ silver: { threshold: 1_000 } }).slice(0, 2),
  { code: 'black-gold', nameZh: '黑金', nameEn: 'Black Gold', threshold: 5_000, bonusPercent: 20 }]);

describe('the words of a programme’s tiers', () => {
  it('are told with the version that counts: what is new, what is other, what is no more', () => {
    expect(said(tell([first, v2], house))).toEqual(['silver 2027-01-01 1000 v2', 'black-gold 2027-01-01 5000 v1',
      'gold 2027-01-01 6000 v2 retired', 'diamond 2027-01-01 60000 v2 retired']);
    expect(tell([first], house)).toEqual([]);
    expect(tell([first, version(2, '2027-01-01', tiersWith({ gold: { bonusPercent: 50 } }))], house)).toEqual([]);
  });

  it('are told once, and taken back with a version that counts no more', () => {
    const words = [...house, ...tell([first, v2], house)];
    expect(tell([first, v2], words)).toEqual([]);
    const back = tell([first], words);
    expect(said(back)).toEqual(['silver 2027-01-01 1000 v3 withdrawn', 'black-gold 2027-01-01 5000 v2 withdrawn',
      'gold 2027-01-01 6000 v3 withdrawn', 'diamond 2027-01-01 60000 v3 withdrawn']);
    // Proposed again for the same day.
    const after = [...house, ...back];
    expect(said(tell([first, v2], after))).toEqual(['silver 2027-01-01 1000 v4', 'black-gold 2027-01-01 5000 v3',
      'gold 2027-01-01 6000 v4 retired', 'diamond 2027-01-01 60000 v4 retired']);
  });

  it('follow when a version between two others is withdrawn', () => {
    const v3 = version(3, '2028-01-01', tiersOf({ base: 0, 'black-gold': 5_000 }));
    const words = [...house, ...tell([first, v2], house)];
    const more = tell([first, v2, v3], words);
    expect(said(more)).toEqual(
      ['base 2028-01-01 0 v2', 'black-gold 2028-01-01 5000 v2', 'silver 2028-01-01 1000 v3 retired']);
    expect(said(tell([first, v3], [...words, ...more]))).toEqual(['silver 2027-01-01 1000 v4 withdrawn',
      'black-gold 2027-01-01 5000 v3 withdrawn', 'gold 2027-01-01 6000 v3 withdrawn',
      'diamond 2027-01-01 60000 v3 withdrawn',
      'silver 2028-01-01 1200 v5 retired', 'gold 2028-01-01 6000 v4 retired', 'diamond 2028-01-01 60000 v4 retired']);
  });

  it('of what has begun stay as they are', () => {
    const begun = [...house, ...tell([first, v2], house)];
    expect(tell([first, v2], begun, day('2027-02-01'))).toEqual([]);
    expect(tell([first], begun, day('2027-02-01'))).toEqual([]);
    // A tier that comes back is no longer retired.
    const v3 = version(3, '2028-01-01', [...v2.rules.tiers, DEFAULT_RULES.tiers[3]!]);
    expect(said(tell([first, v2, v3], begun, day('2027-02-01')))).toEqual(['diamond 2028-01-01 60000 v3']);
  });
});
