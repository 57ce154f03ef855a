import { describe, expect, it } from '@jest/globals';
import type { HouseWordsQuery } from '../src/index.ts';
import { countryOf } from './fx-file.ts';
import { homeIn } from './home.ts';

const names = { nameZh: '', nameEn: '' };
const words: HouseWordsQuery = {
  regions: [
    { ...names, code: 'MO', currency: 'MOP', timeZone: 'Asia/Macau', programmeCode: 'HK' },
    { ...names, code: 'MY', currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur', programmeCode: 'SEA' },
  ],
  programmes: [
    { ...names, code: 'HK', currency: 'HKD', timeZone: 'Asia/Hong_Kong' },
    { ...names, code: 'SEA', currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur' },
  ],
  marginClasses: [],
};

describe('where members are at home', () => {
  it('is a region of the house, with what its programme counts in', () => {
    expect(homeIn(words, 'MO')).toEqual(
      { region: 'MO', programme: 'HK', currency: 'HKD', timeZone: 'Asia/Hong_Kong' });
    expect(homeIn(words, 'MY')).toMatchObject({ programme: 'SEA', currency: 'MYR' });
    expect(() => homeIn(words, 'CN')).toThrow('no region "CN", but MO, MY');
  });

  it.each([['CN', 'China'], ['MY', 'Malaysia'], ['SG', 'Singapore'], ['NORTH', 'NORTH']])(
    '%s is %s in the table of rates, where nothing else is said', (region, country) => {
      expect(countryOf(region)).toBe(country);
    });
});
