import type { AccountBook } from './account-book.ts';
import type { Policy } from './policy.ts';
import { evaluateTier, type TierState } from './tiers.ts';

/** Looks at the tier after growth has moved. */
export function settleTier(
  book: AccountBook, policy: Policy, at: Date, postingId: string | null,
): void {
  const { account } = book;
  const to = evaluateTier(account.tier, {
    confirmed: account.growth, pending: account.pendingGrowth, interaction: account.interactionGrowth,
  }, policy, at);
  changeTier(book, to, at, postingId);
}

export function changeTier(
  book: AccountBook, to: TierState, at: Date, postingId: string | null,
): void {
  const from = book.account.tier;
  if (to === from) return;
  book.account.tier = to;
  book.touched = true;
  if (to.tier !== from.tier || to.provisional !== from.provisional) {
    book.tierChanges.push({ from, to, at, postingId });
  }
}
