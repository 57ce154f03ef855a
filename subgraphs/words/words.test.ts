import { describe, expect, it } from '@jest/globals';
import { Codebook } from './codebook.ts';
import { refuseWord, type WordDraft } from './word-rules.ts';
import type { Word } from './word.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const MY: Word<'region'> = {
  kind: 'region', code: 'MY', nameZh: '马来西亚', nameEn: 'Malaysia', rank: 5, retired: false,
  withdrawn: false, version: 1n, effectiveFrom: day('2027-01-01'),
  traits: {
    currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur', phoneRegion: 'MY', cardDigit: '5', programme: 'MY',
  },
};
const tier = (code: string, rank: number): Word<'tier'> => ({
  kind: 'tier', code: `SG:${code}`, nameZh: code, nameEn: code, rank, retired: false, withdrawn: false, version: 1n,
  effectiveFrom: day('2020-01-01'), traits: { programme: 'SG', threshold: rank * 1000 },
});

describe('Codebook', () => {
  const renamed = { ...MY, nameEn: 'Malaysia (East and West)', version: 2n, effectiveFrom: day('2028-01-01') };
  const book = new Codebook([renamed, MY, tier('silver', 1), tier('base', 0)]);

  it('knows a word from its date on, and each version from its own', () => {
    expect(book.find('region', 'MY', new Date('2026-12-31T23:59:59Z'))).toBeNull();
    expect(book.find('region', 'MY', day('2027-01-01'))?.nameEn).toBe('Malaysia');
    expect(book.find('region', 'MY', day('2028-06-01'))?.nameEn).toBe('Malaysia (East and West)');
  });

  it('finds tiers by the code their members carry, and lists a kind in order', () => {
    expect(book.tier('SG', 'silver', day('2026-01-01'))?.rank).toBe(1);
    expect(book.tier('CN', 'silver', day('2026-01-01'))).toBeNull();
    expect(book.list('tier', day('2026-01-01')).map(({ code }) => code)).toEqual(['SG:base', 'SG:silver']);
    expect(book.list('region', day('2026-01-01'))).toEqual([]);
  });

  it('offers no retired word, and still knows it', () => {
    const old = new Codebook([MY, { ...MY, retired: true, version: 2n, effectiveFrom: day('2029-01-01') }]);
    expect(old.list('region', day('2029-01-02'))).toEqual([]);
    expect(old.find('region', 'MY', day('2029-01-02'))?.traits.currency).toBe('MYR');
  });
});

describe('refuseWord', () => {
  const now = day('2026-11-01');
  const { kind: _, version: __, withdrawn: ___, ...fields } = MY;
  const draft = (more: Partial<WordDraft<'region'>> = {}): WordDraft<'region'> => (
    { ...fields, expectedVersion: 0, ...more });
  const refusal = (versions: readonly Word<'region'>[], more: Partial<WordDraft<'region'>>) => {
    const found = refuseWord('region', versions, draft(more), now);
    return found && `${found.code} ${found.path.join('.')}`;
  };

  it('takes a new word, and another version later', () => {
    expect(refusal([], {})).toBeNull();
    expect(refusal([MY], { expectedVersion: 1, nameEn: 'Malaya', effectiveFrom: day('2028-01-01') })).toBeNull();
  });

  it('replaces a version that has not begun, never one that has', () => {
    expect(refusal([MY], { expectedVersion: 1, nameEn: 'Malaya' })).toBeNull();
    const begun = { ...MY, effectiveFrom: day('2026-10-01') };
    expect(refusal([begun], { expectedVersion: 1, effectiveFrom: day('2026-10-01') }))
      .toBe('IN_THE_PAST effectiveFrom');
  });

  it.each([
    [{ code: 'my' }, 'INVALID code'], [{ nameZh: ' ' }, 'INVALID nameZh'],
    [{ nameEn: 'x'.repeat(41) }, 'INVALID nameEn'], [{ rank: -1 }, 'INVALID rank'],
    [{ effectiveFrom: day('2026-10-31') }, 'IN_THE_PAST effectiveFrom'],
    [{ expectedVersion: 3 }, 'STALE expectedVersion'],
  ])('refuses %j', (more, expected) => {
    expect(refusal([], more)).toBe(expected);
  });

  it('keeps currency, zone, card digit and programme for ever', () => {
    const others = { currency: 'SGD', timeZone: 'UTC', cardDigit: '9', programme: 'SG' };
    for (const [trait, value] of Object.entries(others)) {
      expect(refusal([MY], {
        expectedVersion: 1, effectiveFrom: day('2028-01-01'), traits: { ...MY.traits, [trait]: value },
      })).toBe(`FOR_EVER ${trait}`);
    }
    expect(refusal([MY], {
      expectedVersion: 1, effectiveFrom: day('2028-01-01'), traits: { ...MY.traits, phoneRegion: 'SG' },
    })).toBeNull();
  });

  it('is in order of time', () => {
    expect(refusal([MY], { expectedVersion: 1, effectiveFrom: day('2026-12-01') })).toBe('OUT_OF_ORDER effectiveFrom');
  });
});
