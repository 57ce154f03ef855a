import { creditOf, type TradeInCredit } from './credit.ts';
import { depreciationMinor, plainWayOf, type TradeInRules, type TradeInWay } from './policy.ts';

/**
 * What assayed gold comes to by a way, at the price that the board has at that moment: the buy-back price or today's,
 * of the purity that the rules name. The price is kept with the offer, whatever the board says afterwards.
 *
 * Example: by `standard`, 12,350 mg at 9,900 with a board of 101,200 / 78,000 → 944,034, by 78,000.
 */
export interface BoardPrice {
  /** Parts per 10,000. */
  readonly purity: number;
  readonly currency: string;
  readonly retailMinor: bigint;
  readonly buybackMinor: bigint | null;
  /** Its id in catalog, and since when it holds. */
  readonly source: string;
  readonly since: Date;
}

/** What catalog said of a board, asked before the transaction; 'away' when it did not answer. */
export type Board = readonly BoardPrice[] | 'away';

export interface PricedGold extends TradeInCredit {
  readonly priceMinor: bigint;
  readonly source: string;
  readonly since: Date;
}

export type PriceCode = 'NO_PRICE' | 'TRY_AGAIN' | 'NOTHING_LEFT';

export function priceGold(
  gold: { readonly grossMg: bigint; readonly purity: number; readonly currency: string }, way: TradeInWay,
  { boardPurity }: Pick<TradeInRules, 'boardPurity'>, board: Board,
): PricedGold | PriceCode {
  if (board === 'away') return 'TRY_AGAIN';
  const found = board.find(({ purity, currency }) => purity === boardPurity && currency === gold.currency);
  const priceMinor = way.creditPrice === 'today' ? found?.retailMinor : found?.buybackMinor;
  if (!found || !priceMinor) return 'NO_PRICE';
  const credit = creditOf(
    { grossMg: gold.grossMg, purity: BigInt(gold.purity), creditPriceMinor: priceMinor },
    { lossBps: BigInt(way.lossBps), depreciationPerGramMinor: depreciationMinor(way, gold.currency) });
  return credit.creditMinor === 0n ? 'NOTHING_LEFT'
    : { ...credit, priceMinor, source: found.source, since: found.since };
}

export interface Piece {
  readonly grossMg: bigint; readonly purity: number; readonly currency: string;
  readonly ownBrand: boolean; readonly brand: string | null;
}

/**
 * What the same gold is worth without any sale, by the plain way of the rules: never more than what was offered.
 * Null: the rules have no such way, or the board no such price.
 */
export function plainOf(piece: Piece, rules: TradeInRules, board: Board, offeredMinor: bigint): bigint | null {
  const way = plainWayOf(rules, piece);
  const priced = way && priceGold(piece, way, rules, board);
  if (priced === 'NOTHING_LEFT') return 0n;
  if (priced === null || typeof priced === 'string') return null;
  return priced.creditMinor < offeredMinor ? priced.creditMinor : offeredMinor;
}
