import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { Codebook } from '../../../words/codebook.ts';
import type { EarlyAccess } from '../../domain/facets/product-facets.ts';

/** Early access is for tiers that some programme has; null: all are there. */
export function unknownTier(book: Codebook, early: EarlyAccess | null): Outcome<never, 'NOT_FOUND'> | null {
  const known = new Set(book.everyCode('tier'));
  const index = early?.tiers.findIndex((tier) => !known.has(tier)) ?? -1;
  return index < 0 ? null
    : refused('NOT_FOUND', 'No programme has such a tier.', ['earlyAccess', 'tiers', String(index)]);
}
