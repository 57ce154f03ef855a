import type { Metal } from '../words.ts';

/**
 * Finenesses 成色 that a gram is priced by, in parts per 10,000: those that hallmarks name (GB 11887, ISO 9202).
 * A house that works in another one enters a product of it first: then it is a fineness of that house.
 */
export const FINENESSES: Readonly<Record<Metal, readonly number[]>> = {
  gold: [3_750, 5_850, 7_500, 9_160, 9_900, 9_990, 9_999],
  platinum: [8_500, 9_000, 9_500, 9_990],
  palladium: [5_000, 9_500, 9_990],
  silver: [8_000, 9_250, 9_900, 9_990, 9_999],
  other: [],
};

export interface Fineness {
  readonly metal: Metal;
  readonly purity: number;
}

export const isHallmarked = ({ metal, purity }: Fineness): boolean => FINENESSES[metal].includes(purity);

export const finenessKey = ({ metal, purity }: Fineness): string => `${metal} ${purity}`;
