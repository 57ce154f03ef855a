/**
 * A ring size is told in a standard, and kept as it was told: tables between them differ from maker to
 * maker, so nothing is converted. Each standard has its range and step, in quarters of a size.
 * Example: US 6.25 is a size, US 6.3 is none; Hong Kong 港码 12 is one, 12.5 and 34 are none.
 */
export const RING_STANDARDS = {
  hk: { least: 1, most: 33, quarters: 4 },
  us: { least: 0.5, most: 16, quarters: 1 },
  eu: { least: 40, most: 76, quarters: 2 },
  jp: { least: 1, most: 30, quarters: 4 },
} as const;
export type RingStandard = keyof typeof RING_STANDARDS;

export interface RingSize {
  readonly standard: RingStandard;
  /** A decimal number. */
  readonly size: string;
}

/** "12" for "12.00"; null for what the standard does not have. */
export function readRingSize({ standard, size }: RingSize): RingSize | null {
  const { least, most, quarters } = RING_STANDARDS[standard];
  const number = Number(size);
  const fits = number >= least && number <= most && Number.isInteger(number * 4 / quarters);
  return fits ? { standard, size: String(number) } : null;
}

/** The whole number that the Hong Kong scale has for it; null in every other. */
export function hongKongSize({ standard, size }: RingSize): number | null {
  return standard === 'hk' ? Number(size) : null;
}
