import type { SaleTerms } from '../../../contracts/item-facts.ts';

/**
 * When an item is sold, and to whom (domain.md section 4). Members of the tiers of an early access 提前购 buy it within
 * its window; everybody else once the window has ended and the pre-sale 预售, where there is one, has begun. A quote
 * outside these terms is refused; a sale that has happened all the same is recorded and says so.
 *
 * Example: early access for gold from 29 September until 1 October, pre-sale from 1 October: on 28 September nobody
 * (`NOT_ON_SALE`), on 29 September a gold member, a silver one is `EARLY_ACCESS_ONLY`, on 1 October everybody.
 */
export type TermsCode = 'NOT_ON_SALE' | 'EARLY_ACCESS_ONLY';

/** What of a sale was against the terms of its item; a limited edition 限量 has one piece of each number. */
export type SoldAgainst = TermsCode | 'EDITION_TWICE';

export type WhenSold = Pick<SaleTerms, 'presaleFrom' | 'early'>;

/** Whether the tier decides at this moment. */
export function isEarly({ early }: WhenSold, at: Date): boolean {
  return early !== null && early.from <= at && at < early.until;
}

/** Null for what may be sold. `tiers`: those of the buyer; empty where nobody known buys. */
export function refusalOfTerms(terms: WhenSold, at: Date, tiers: readonly string[]): TermsCode | null {
  const { presaleFrom, early } = terms;
  if (early && isEarly(terms, at)) return early.tiers.some((tier) => tiers.includes(tier)) ? null : 'EARLY_ACCESS_ONLY';
  const opensAt = [presaleFrom, early ? early.until : null].filter((moment) => moment !== null);
  return opensAt.some((moment) => at < moment) ? 'NOT_ON_SALE' : null;
}

/** What a sale that has happened says of itself: tiers are loyalty's, so a known buyer had one that counts. */
export function soldAgainst(
  terms: SaleTerms | null, { at, quantity, isKnown }: {
    readonly at: Date; readonly quantity: number; readonly isKnown: boolean;
  },
): readonly SoldAgainst[] {
  if (terms === null) return [];
  const code = refusalOfTerms(terms, at, isKnown && terms.early ? terms.early.tiers : []);
  return [...(code === null ? [] : [code]), ...(terms.limited && quantity > 1 ? ['EDITION_TWICE' as const] : [])];
}
