import type { SaleTerms } from '../../contracts/item-facts.ts';

/**
 * For whom a product is (domain.md section 4): some are for members only, some are made for a few channels or
 * franchises 专供款. Whoever is not among those does not sell them, whoever records the sale.
 *
 * Example: made for channel X and franchise F: X sells it anywhere it sells, F's outlets sell it under any channel,
 * channel Y at head office's web shop does not (`EXCLUSIVE_ELSEWHERE`).
 */
export interface Dedication {
  readonly memberOnly: boolean;
  readonly channelIds: readonly string[];
  readonly franchiseIds: readonly string[];
  /** When it is sold, and to whom of its members (sale-terms.ts); absent: always. */
  readonly terms?: SaleTerms;
}

export interface DedicatedSale {
  readonly channelId: string;
  /** Franchise of the outlet; null is head office. */
  readonly franchiseId: string | null;
  /** Null while nobody knows who bought. */
  readonly memberId: string | null;
}

export type DedicationCode = 'MEMBER_ONLY' | 'EXCLUSIVE_ELSEWHERE';

/** Null for what may be sold. */
export function refusalOfDedication(
  product: Dedication | null, sale: DedicatedSale,
): DedicationCode | null {
  if (product === null) return null;
  const { channelIds, franchiseIds } = product;
  const isFree = channelIds.length === 0 && franchiseIds.length === 0;
  if (!isFree && !channelIds.includes(sale.channelId)
    && (sale.franchiseId === null || !franchiseIds.includes(sale.franchiseId))) {
    return 'EXCLUSIVE_ELSEWHERE';
  }
  return product.memberOnly && sale.memberId === null ? 'MEMBER_ONLY' : null;
}
