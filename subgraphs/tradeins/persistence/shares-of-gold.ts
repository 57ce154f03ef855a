import type { Sql } from '../../kernel/database/sql.ts';
import { isCreditedByHand } from '../domain/policy.ts';
import { creditedBySale } from '../domain/rest-of-gold.ts';
import { wayBy } from './policies.ts';
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
export async function sharesOfGold(
  sql: Sql, rows: readonly TradeInRow[], takenMinor: bigint,
): Promise<SharedGold[]> {
  const ways = await Promise.all(rows.map((row) => wayBy(sql, row)));
  const credited = creditedBySale(rows.map(({ creditMinor, plainMinor }, index) => (
    { creditMinor: creditMinor!, plainMinor, isSaleOnly: !isCreditedByHand(ways[index]!) })), takenMinor);
  return rows.map((row, index) => ({ row, ...credited[index]! }));
}
