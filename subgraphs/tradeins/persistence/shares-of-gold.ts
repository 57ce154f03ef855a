import { isCreditedByHand, type TradeInWay } from '../domain/policy.ts';
import { creditedBySale } from '../domain/rest-of-gold.ts';
import type { TradeInRow } from './trade-ins.ts';

/**
 * Gold of a sale, what the sale takes of it, and what is credited of it; null: nobody can say what the rest is worth.
 */
export interface SharedGold {
  readonly row: TradeInRow;
  readonly takenMinor: bigint;
  readonly givenMinor: bigint | null;
}

/** In the order they were named, by the ways that they were offered by. */
export function sharesOfGold(
  rows: readonly TradeInRow[], ways: readonly TradeInWay[], takenMinor: bigint,
): SharedGold[] {
  // Of gold that was offered before there was a plain price the rest is credited whole, as was said then.
  const credited = creditedBySale(rows.map(({ creditMinor, plainMinor, restWhole }, index) => (
    { creditMinor: creditMinor!, plainMinor: restWhole ? creditMinor : plainMinor,
      isSaleOnly: !isCreditedByHand(ways[index]!) })), takenMinor);
  return rows.map((row, index) => ({ row, ...credited[index]! }));
}
