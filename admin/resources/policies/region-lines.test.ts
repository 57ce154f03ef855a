import { describe, expect, it } from '@jest/globals';
import { NEW_REGION, readRegions, regionLines, regionPlace, writeRegions } from './region-lines.ts';

const HK = { code: 'HK', nameZh: '香港', nameEn: 'Hong Kong' };
const DAYS = {
  storeWindowDays: null, webWindowDays: 7, liveWindowDays: 0, customWindowDays: null, tradeInWindowDays: null,
};

describe('return windows by region', () => {
  it('are typed as days or nothing, and read back as they were', () => {
    const lines = regionLines([{ region: HK, ...DAYS }]);
    const rows = writeRegions(lines);
    expect(rows).toEqual([{ ...NEW_REGION, region: 'HK', webWindowDays: '7', liveWindowDays: '0' }]);
    expect(readRegions(rows)).toEqual([{ region: 'HK', ...DAYS }]);
  });

  it('are refused where they stand', () => {
    expect(regionPlace(['rules', 'regionWindows', '1', 'region'])).toEqual(['windows', '1', 'region']);
    expect(regionPlace(['rules', 'charityBps'])).toEqual(['rules', 'charityBps']);
  });
});
