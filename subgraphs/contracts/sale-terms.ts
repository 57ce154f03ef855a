import type { SaleTerms } from './item-facts.ts';

/**
 * When an item is sold, and to whom (domain.md section 4): one rule for every room that sells. Members of the tiers of
 * an early access 提前购 buy it within its window; everybody else once the window has ended and the pre-sale 预售, where
 * there is one, has begun.
 *
 * Example: early access for gold from 29 September until 1 October, pre-sale from 1 October: on 28 September nobody
 * (`NOT_ON_SALE`), on 29 September a gold member, a silver one is `EARLY_ACCESS_ONLY`, on 1 October everybody.
 */
export type TermsCode = 'NOT_ON_SALE' | 'EARLY_ACCESS_ONLY';

export type WhenSold = Pick<SaleTerms, 'presaleFrom' | 'early'>;

/** Whether the tier decides at this moment. */
export function isEarly({ early }: WhenSold, at: Date): boolean {
  return early !== null && early.from <= at && at < early.until;
}

/** Null for what may be sold. `tiers`: those of the buyer ("CN:gold"); empty where nobody known buys. */
export function refusalOfTerms(terms: WhenSold, at: Date, tiers: readonly string[]): TermsCode | null {
  const { presaleFrom, early } = terms;
  if (early && isEarly(terms, at)) return early.tiers.some((tier) => tiers.includes(tier)) ? null : 'EARLY_ACCESS_ONLY';
  const opensAt = [presaleFrom, early ? early.until : null].filter((moment) => moment !== null);
  return opensAt.some((moment) => at < moment) ? 'NOT_ON_SALE' : null;
}
