import type { Tx } from '../../kernel/commands/command.ts';
import type { AccountBook } from '../domain/account-book.ts';

/**
 * What a person asks about an account afterwards, at most one record a member and transaction: how its tier
 * and its debt moved, and what expired. Each posting is in the ledger; these follow from many of them.
 */
export function auditBooks(tx: Tx, books: readonly AccountBook[]): void {
  for (const book of books) {
    const { found: { tier: tierBefore, debt: debtBefore }, account: { memberId, tier, debt } } = book;
    const tierMoved = tierBefore.tier !== tier.tier || tierBefore.provisional !== tier.provisional;
    const debtMoved = debtBefore !== debt;
    const expired = expiredOf(book);
    if (!tierMoved && !debtMoved && expired === 0n) continue;
    tx.audit({
      subjectId: memberId,
      before: {
        ...(tierMoved ? { tier: tierBefore.tier, provisional: tierBefore.provisional } : {}),
        ...(debtMoved ? { debt: debtBefore } : {}),
      },
      after: {
        ...(tierMoved ? { tier: tier.tier, provisional: tier.provisional } : {}),
        ...(debtMoved ? { debt } : {}),
        ...(expired > 0n ? { expired } : {}),
      },
    });
  }
}

const expiredOf = (book: AccountBook): bigint => book.postings
  .filter(({ kind }) => kind === 'expiry')
  .reduce((sum, { entries }) => sum + (entries.get('expired') ?? 0n), 0n);
