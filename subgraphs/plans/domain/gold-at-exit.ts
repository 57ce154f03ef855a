/** What the board of a region says of a gram at a moment, in minor units of its currency. */
export interface GramPrice {
  readonly retailMinor: bigint;
  /** Null where none is quoted. */
  readonly buybackMinor: bigint | null;
}

/** The least and the most that is paid for gold at an exit, in minor units. */
export interface GoldAtExit { readonly leastMinor: bigint; readonly mostMinor: bigint }

/**
 * Saved gold is paid for by its own weight and the board of the moment: never less than what the house buys a gram
 * back for, never more than what it sells one for, each floor(mg × price ÷ 1,000). Without a buy-back price anything
 * above zero is enough.
 *
 * 19,750 mg at 780.00 and 1,012.00 a gram: from 15,405.00 to 19,987.00.
 */
export function goldAtExit(milligrams: bigint, { retailMinor, buybackMinor }: GramPrice): GoldAtExit {
  const worth = (gram: bigint) => milligrams * gram / 1_000n;
  const least = buybackMinor === null ? 1n : worth(buybackMinor);
  return { leastMinor: least > 0n ? least : 1n, mostMinor: worth(retailMinor) };
}

/**
 * The least that a bean is paid with: its weight at the retail price of that moment, floor. An exit pays up to as much,
 * so that whoever saved it for less would be paid for leaving.
 *
 * A bean of 2 g at 1,012.00: from 2,024.00.
 */
export function leastForBean(milligrams: bigint, { retailMinor }: Pick<GramPrice, 'retailMinor'>): bigint {
  return milligrams * retailMinor / 1_000n;
}
