/**
 * What others bought together: of the members who bought one product, how many bought another on that day or later,
 * and how much more often than anybody does. Each member counts once, whatever it bought how often. Pairs of fewer
 * members than the policy says are nobody's business, and so are those that are bought no more often than by chance.
 *
 * Example: 40 of 1,000 buyers bought the necklace, 50 the earrings, 10 the necklace and then the earrings: a quarter
 * of the necklace's buyers, 10 × 1,000 / (40 × 50) = 5 times what chance would be. Where a quarter counts in full,
 * 4 of 40 count for 4,000 of 10,000.
 */
export interface TogetherRules {
  /** Months of purchases that are looked at. */
  readonly togetherMonths: number;
  /** Members from which on a pair counts. */
  readonly togetherLeast: number;
  /** How many times chance, in bp: 12,000 is 1.2 times. */
  readonly togetherLiftBps: number;
  /** Share of a product's buyers that counts in full. */
  readonly togetherFullBps: number;
}

export interface Affinity {
  readonly productId: string;
  readonly otherId: string;
  /** Members who bought the product and then the other, and members who bought the product. */
  readonly together: number;
  readonly buyers: number;
}

const ALL_BPS = 10_000;

/** Of several owned products the shares add up. */
export function togetherStrength(
  pairs: readonly Affinity[], { togetherFullBps }: Pick<TogetherRules, 'togetherFullBps'>,
): number {
  const shareBps = pairs.reduce((sum, { together, buyers }) => sum + Math.floor(together * ALL_BPS / buyers), 0);
  return Math.min(ALL_BPS, Math.floor(shareBps * ALL_BPS / togetherFullBps));
}

/** The owned product of which the greatest share bought the other, too. */
export function strongest(pairs: readonly Affinity[]): Affinity {
  return pairs.reduce((best, pair) => (
    pair.together * best.buyers > best.together * pair.buyers ? pair : best));
}
