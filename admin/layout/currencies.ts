import type { RegionCode } from './use-region.ts';

/** What a region's shops count in. */
export const CURRENCY_OF: Record<RegionCode, 'CNY' | 'HKD' | 'MOP' | 'SGD'> = {
  CN: 'CNY',
  HK: 'HKD',
  MO: 'MOP',
  SG: 'SGD',
};
