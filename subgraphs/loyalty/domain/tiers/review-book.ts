import type { AccountBook } from '../account-book.ts';
import { policyAt, versionBefore, type Policy } from '../policy.ts';
import { changeTier, growthOf, ownOf, turn } from './settle-tier.ts';
import { isSameList } from './tier-list.ts';
import { reviewAt, reviewTier } from './tiers.ts';

/**
 * Reviews an account from where it stands: ends of validity and grace, and the versions that have begun between them,
 * each at its own instant, as the history tells them (tier-timeline.ts), without the history: since the last decision
 * nothing has happened, and what the validity has earned is kept. Whatever else time may change is left to the history.
 * Example: gold until 2028-03-31 with 2,880 of the 3,600 it needs, looked at on 2028-08-01: grace to 2028-06-29, then
 * silver from that midnight.
 */
export function reviewBook(book: AccountBook, policies: readonly Policy[], now: Date): void {
  if (book.untold) return;
  if (!isPlain(book)) {
    book.untold = true;
    return;
  }
  const { account } = book;
  const own = ownOf(account, policies);
  const since = account.tierAt!;
  for (const policy of own.filter(({ effectiveFrom }) => effectiveFrom > since && effectiveFrom <= now)) {
    const at = policy.effectiveFrom;
    const isSame = isSameList(versionBefore(own, policy).rules, policy.rules);
    // A term that ends at the very moment when other tiers begin ends in them.
    reviewUntil(book, own, isSame ? at : new Date(at.getTime() - 1));
    turn(book, own, policy, growthOf(account));
    if (account.tier.graceUntil) review(book, own, at);
    if (account.tier.provisional) book.untold = true;
    if (book.untold) return;
  }
  reviewUntil(book, own, now);
}

/** Nothing but terms of its tier is due, and nothing was told for after the next of them. */
function isPlain({ account }: AccountBook): boolean {
  const { tier, tierAt, lookAt, earned, pendingGrowth } = account;
  const due = reviewAt(tier);
  return !!due && !!tierAt && tierAt <= due && !tier.provisional && !tier.hand && lookAt === null
    && earned !== null && pendingGrowth === 0n;
}

function reviewUntil(book: AccountBook, own: readonly Policy[], until: Date): void {
  const { account } = book;
  for (let due = reviewAt(account.tier); due && due <= until && !book.untold; due = reviewAt(account.tier)) {
    review(book, own, due);
  }
}

function review(book: AccountBook, own: readonly Policy[], at: Date): void {
  const { account } = book;
  const growth = growthOf(account);
  const to = reviewTier(account.tier, account.earned!, growth, policyAt(own, account.programme, at), at);
  changeTier(book, to, at, growth, null);
}
