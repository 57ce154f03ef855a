import { expect, it } from '@jest/globals';
import type { Word } from '../../words/word.ts';
import { programmeProblems, regionProblems } from './region-rules.ts';

const programme: Word<'programme'> = {
  kind: 'programme', code: 'HK', nameZh: '港澳', nameEn: 'Hong Kong and Macau', rank: 2, retired: false,
  withdrawn: false, effectiveFrom: new Date(0), version: 1n,
  traits: { currency: 'HKD', timeZone: 'Asia/Hong_Kong' },
};
const traits = { currency: 'MOP', timeZone: 'Asia/Macau', phoneRegion: 'MO', cardDigit: '3', programme: 'HK' };
const digits = new Map([['CN', '1'], ['MO', '3']]);
const found = (more: object, expectedVersion = 0, home: Word<'programme'> | null = programme) => regionProblems({
  code: 'MO', nameZh: '澳门', nameEn: 'Macau', rank: 3, retired: false, effectiveFrom: null, expectedVersion,
  traits: { ...traits, ...more },
}, { programme: home, digits }).map(({ code, path }) => `${code} ${path.join('.')}`);

it('a region has a currency, a zone, a phone region, a digit of its own and a programme', () => {
  expect(found({})).toEqual([]);
  expect(found({ currency: 'XXQ' })).toEqual(['INVALID currency']);
  for (const timeZone of ['Asia/Nowhere', '+08:00', 'asia/macau', '']) {
    expect(found({ timeZone })).toEqual(['INVALID timeZone']);
  }
  expect(found({ timeZone: 'Asia/Kolkata' })).toEqual([]);
  expect(found({ phoneRegion: 'Mo' })).toEqual(['INVALID phoneRegion']);
  for (const cardDigit of ['0', '12', 'x']) expect(found({ cardDigit })).toEqual(['INVALID cardDigit']);
  expect(found({ cardDigit: '1' })).toEqual(['TAKEN cardDigit']);
  expect(found({}, 0, null)).toEqual(['NOT_FOUND programme']);
  expect([found({}, 0, { ...programme, retired: true }), found({}, 1, { ...programme, retired: true })])
    .toEqual([['NOT_FOUND programme'], []]);
});

it('a programme has a currency and a zone', () => {
  expect(programmeProblems({ currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur' })).toEqual([]);
  expect(programmeProblems({ currency: 'RM', timeZone: 'Malaya' }).map(({ path }) => path[0]))
    .toEqual(['currency', 'timeZone']);
});
