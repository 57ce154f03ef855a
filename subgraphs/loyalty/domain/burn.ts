/** Points redeemed of those a year began with, and whether they are fewer than the programme asks for. */
export interface Burn {
  /** Basis points, floor; null when the year began with none. */
  readonly bps: number | null;
  readonly isLow: boolean;
}

/**
 * Yearly burn 消耗 (domain.md 3.4): points redeemed of the opening balance. Example: 1,000,000 at the beginning and
 * 49,999 redeemed are 499 bp: below 5 %; 50,000 are not. Ratios compare exactly.
 */
export function burnOf(opening: bigint, redeemed: bigint, percent: number): Burn {
  if (opening <= 0n) return { bps: null, isLow: false };
  return { bps: Number((redeemed * 10_000n) / opening), isLow: redeemed * 100n < opening * BigInt(percent) };
}
