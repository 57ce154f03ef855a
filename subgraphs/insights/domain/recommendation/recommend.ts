import type { Buyer, Piece } from './piece.ts';
import { reasonsFor, seenBuyer, type Reason, type ReasonRules } from './reasons.ts';
import type { Affinity } from './together.ts';

/**
 * Which pieces to show a member next, each with its reasons. A score is the sum of its reasons' points: weight of the
 * policy × strength, floor. Never what the member has, nor what came back from them in the last days, unless it is
 * bought again and again (investment gold). Equal scores: what more members bought, then the id.
 *
 * Example: weights 40, 25, 15; earrings of the series of an owned necklace, bought by 4 of 40 of its buyers where 10 of
 * them count in full: CO_PURCHASE 40 × 0.4 = 16, SAME_SERIES 25, COMPLEMENT 15, in all 56.
 */
export interface RecommendationRules extends ReasonRules {
  /** So many days what came back is not shown again. */
  readonly returnedDays: number;
  /** Months held out to see how often recommendations were right. */
  readonly heldOutMonths: number;
}

export interface Recommendation {
  readonly productId: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** At most `first`, the best first; nothing for which there is no reason. */
export function recommend(
  buyer: Buyer, pieces: readonly Piece[], pairsTo: (otherId: string) => readonly Affinity[],
  rules: RecommendationRules, first: number,
): Recommendation[] {
  const barred = barredFor(buyer, rules);
  const seen = seenBuyer(buyer, rules);
  const mostBuyers = pieces.reduce((most, { buyers }) => Math.max(most, buyers), 0);
  const found = pieces.flatMap((piece) => {
    if (barred.has(piece.productId) && !isBoughtAgain(piece)) return [];
    const reasons = reasonsFor(piece, seen, pairsTo(piece.productId), mostBuyers, rules);
    const score = reasons.reduce((sum, { points }) => sum + points, 0);
    return score > 0 ? [{ productId: piece.productId, score, reasons, buyers: piece.buyers }] : [];
  });
  return found.toSorted((one, other) => other.score - one.score || other.buyers - one.buyers
    || (one.productId < other.productId ? -1 : 1))
    .slice(0, first).map(({ productId, score, reasons }) => ({ productId, score, reasons }));
}

/** The most bought ones, for whoever is to be compared with: the same pieces, without a reason. */
export function mostBought(
  buyer: Buyer, pieces: readonly Piece[], rules: Pick<RecommendationRules, 'returnedDays'>, first: number,
): string[] {
  const barred = barredFor(buyer, rules);
  return pieces.filter((piece) => piece.buyers > 0 && (!barred.has(piece.productId) || isBoughtAgain(piece)))
    .toSorted((one, other) => other.buyers - one.buyers || (one.productId < other.productId ? -1 : 1))
    .slice(0, first).map(({ productId }) => productId);
}

function isBoughtAgain({ demandClass }: Pick<Piece, 'demandClass'>): boolean {
  return demandClass === 'investment';
}

function barredFor(
  { owned, returned, today }: Buyer, { returnedDays }: Pick<RecommendationRules, 'returnedDays'>,
): Set<string> {
  return new Set([...owned.map(({ productId }) => productId),
    ...returned.filter(({ day }) => today - day <= returnedDays).map(({ productId }) => productId)]);
}
