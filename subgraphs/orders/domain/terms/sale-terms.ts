import type { SaleTerms } from '../../../contracts/item-facts.ts';
import { refusalOfTerms, type TermsCode } from '../../../contracts/sale-terms.ts';

/** What of a sale was against the terms of its item; a limited edition 限量 has one piece of each number. */
export type SoldAgainst = TermsCode | 'EDITION_TWICE';

/**
 * A quote outside the terms of its items (contracts/sale-terms.ts) is refused; a sale that has happened all the same is
 * recorded and says so. Tiers are loyalty's: where nobody could ask there, a known buyer had one that counts. A quoted
 * sale was judged, with the buyer's tier, when it was quoted: it is no early one because it was paid at another time.
 *
 * Example: early access for gold: a gold member's sale is not marked, a silver one's is `EARLY_ACCESS_ONLY`.
 */
export function soldAgainst(
  terms: SaleTerms | null, { at, quantity, isKnown, tiers = null, isQuoted = false }: {
    readonly at: Date; readonly quantity: number; readonly isKnown: boolean; readonly isQuoted?: boolean;
    /** Those of a known buyer ("CN:gold"); null: nobody asked. */
    readonly tiers?: readonly string[] | null;
  },
): readonly SoldAgainst[] {
  if (terms === null) return [];
  const code = isQuoted ? null : refusalOfTerms(terms, at, isKnown && terms.early ? tiers ?? terms.early.tiers : []);
  return [...(code === null ? [] : [code]), ...(terms.limited && quantity > 1 ? ['EDITION_TWICE' as const] : [])];
}
