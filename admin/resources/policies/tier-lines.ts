/** A tier of a programme as a policy has it: from the lowest up. */
export interface TierLine {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly threshold: number;
  readonly bonusPercent: number;
}

/** The same as it is typed. */
export type TierRow = { readonly [Field in keyof TierLine]: string };

export const FEWEST_TIERS = 2;
export const MOST_TIERS = 8;
export const NEW_TIER: TierRow = { code: '', nameZh: '', nameEn: '', threshold: '', bonusPercent: '0' };

export const writeTiers = (tiers: readonly TierLine[]): TierRow[] =>
  tiers.map(({ threshold, bonusPercent, ...tier }) =>
    ({ ...tier, threshold: String(threshold), bonusPercent: String(bonusPercent) }));

export const readTiers = (rows: readonly TierRow[]): TierLine[] =>
  rows.map(({ code, nameZh, nameEn, threshold, bonusPercent }) => ({
    code: code.trim(),
    nameZh: nameZh.trim(),
    nameEn: nameEn.trim(),
    threshold: Number(threshold.trim()),
    bonusPercent: Number(bonusPercent.trim()),
  }));
