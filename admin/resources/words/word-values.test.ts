import { describe, expect, it } from '@jest/globals';
import { standingsOf, type WordVersion } from './word-standing.ts';
import { inputOf, NEW_WORD, valuesOf } from './word-values.ts';
import type { WordKind } from './words.data.ts';

const CLASSES = {
  traits: [
    { name: 'pointsCash', typed: 'pointsCash', isForEver: false },
    { name: 'investment', typed: 'yes', isForEver: false },
  ],
} as unknown as WordKind;
const E: WordVersion = {
  code: 'E', nameZh: '珍珠', nameEn: 'Pearl', rank: 6, retired: false, version: 2,
  effectiveFrom: '2027-01-01T00:00:30.000Z', pointsCash: 'NONE', investment: false,
};
const standing = (at: string) => standingsOf([E], new Date(at))[0]!;

describe('a word in its form', () => {
  it('sends only the traits of its kind, and begins now without a date', () => {
    const typed = { ...NEW_WORD, code: ' E ', nameZh: '珍珠', nameEn: ' Pearl', rank: '6', currency: 'CNY' };
    expect(inputOf(CLASSES, typed, null)).toEqual({
      code: 'E', nameZh: '珍珠', nameEn: 'Pearl', rank: 6, retired: false, expectedVersion: 0, effectiveFrom: null,
      pointsCash: 'PERCENT', investment: false,
    });
  });

  it('replaces what is to come at its own moment, to the second', () => {
    const seen = standing('2026-11-28T00:00:00Z');
    expect(inputOf(CLASSES, valuesOf(CLASSES, seen), seen)).toMatchObject({
      effectiveFrom: E.effectiveFrom, expectedVersion: 2, pointsCash: 'NONE',
    });
  });

  it('follows what has begun with a version from now on', () => {
    const seen = standing('2027-02-01T00:00:00Z');
    expect(inputOf(CLASSES, valuesOf(CLASSES, seen), seen)).toMatchObject({ effectiveFrom: null, code: 'E' });
  });
});
