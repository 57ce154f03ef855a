/**
 * What a sale credits of the old gold that it names. A way whose price depends on a sale (today's price, an increase,
 * labour besides) pays that price for what the sale takes, and no more: the rest of the gold is worth what the plain
 * way of the rules pays for it without any sale, kept with its offer. Gold of a plain way is credited whole. Where
 * several are named, what depends on the sale is taken first, in the order it was named.
 *
 *     rest = floor(plain × (offered − taken) / offered)
 *
 * Example: a necklace of 10.000 g fine by `depreciation` at 1,000.00 less 30.00 is offered at 9,700.00; plain, at
 * 780.00 less 1 %, it is worth 7,722.00. A sale takes 5,000.00 of it: the other 4,700.00 were 4.845 g, which are
 * floor(7,722.00 × 4,700 / 9,700) = 3,741.58 of store credit, not 4,700.00.
 */
export interface NamedGold {
  readonly creditMinor: bigint;
  /** Null: the rules have no plain way for it, or the board had no buy-back price. */
  readonly plainMinor: bigint | null;
  readonly isSaleOnly: boolean;
}

export interface CreditedGold {
  /** What the sale takes of it. */
  readonly takenMinor: bigint;
  /** What becomes store credit of its member, `takenMinor` among it; null: nobody can say what the rest is worth. */
  readonly givenMinor: bigint | null;
}

/** In the order they were named. */
export function creditedBySale(golds: readonly NamedGold[], takenMinor: bigint): CreditedGold[] {
  let left = takenMinor;
  const taken = new Map<number, bigint>();
  const first = (isSaleOnly: boolean) => golds.forEach((gold, index) => {
    if (gold.isSaleOnly !== isSaleOnly) return;
    const minor = left < gold.creditMinor ? left : gold.creditMinor;
    left -= minor;
    taken.set(index, minor);
  });
  first(true);
  first(false);
  return golds.map((gold, index) => ({ takenMinor: taken.get(index)!, givenMinor: givenOf(gold, taken.get(index)!) }));
}

function givenOf({ creditMinor, plainMinor, isSaleOnly }: NamedGold, takenMinor: bigint): bigint | null {
  if (!isSaleOnly || takenMinor === creditMinor) return creditMinor;
  return plainMinor === null ? null : takenMinor + (plainMinor * (creditMinor - takenMinor)) / creditMinor;
}
