import type { Tier } from '../../../contracts/words.ts';
import type { Account, AccountBook, LedgerAccount, Posting } from '../account-book.ts';
import type { Growth } from '../growth.ts';
import { policyAt, type Policy } from '../policy.ts';
import { countEarned } from './earned.ts';
import { firstTierOf, rankOf, tierOf } from './tier-list.ts';
import { evaluateTier, giverOf, qualifying, reviewAt, turnTier, type TierState } from './tiers.ts';

export const growthOf = (account: Account): Growth => ({
  confirmed: account.growth, pending: account.pendingGrowth, interaction: account.interactionGrowth,
});

/** When time alone may change the tier next. */
export function nextLook({ tier, lookAt }: Account): Date | null {
  const due = reviewAt(tier);
  return lookAt && due ? (lookAt < due ? lookAt : due) : lookAt ?? due;
}

/**
 * Looks at the tier after growth has moved; `born` is when that growth was bought or done, where it is of before. What
 * comes next in time is decided from where the account stands; what comes out of its order, and may matter, is left to
 * the whole history (tier-timeline.ts).
 */
export function settleTier(
  book: AccountBook, policies: readonly Policy[], at: Date, posting: Posting | null, born = at,
): void {
  const { account } = book;
  if (book.untold) return;
  const isLate = mayNotMatter(account, policies, at);
  if (!isLate && !standsAt(book, policies, at, posting)) return;
  countEarned(account, posting, born);
  if (isLate) return;
  decide(book, policies, at, growthOf(account), posting?.id ?? null);
}

/** The tier at a payment; the first, for now, when only the whole history can say. */
export function tierAtPayment(book: AccountBook, policies: readonly Policy[], at: Date): Tier {
  const { account } = book;
  const first = () => firstTierOf(policyAt(policies, account.programme, at).rules);
  if (book.untold) return first();
  if (mayNotMatter(account, policies, at)) return account.tier.tier;
  return standsAt(book, policies, at, null) ? account.tier.tier : first();
}

/**
 * Brings an account to the versions of the policy that have begun since its last decision, before anybody
 * reads its tier: what was told last may have happened before them.
 */
export function standUntil(book: AccountBook, policies: readonly Policy[], now: Date): void {
  const { tierAt } = book.account;
  if (book.untold) return;
  const begun = tierAt && ownOf(book.account, policies)
    .findLast(({ effectiveFrom }) => effectiveFrom > tierAt && effectiveFrom <= now);
  if (begun) standsAt(book, policies, begun.effectiveFrom, null);
  else if (!tierAt) beginAt(book, policies, now);
}

/** Who has done nothing yet is in the first tier, whatever it is called by then. */
function beginAt(book: AccountBook, policies: readonly Policy[], at: Date): void {
  const { account } = book;
  const tier = firstTierOf(policyAt(policies, account.programme, at).rules);
  if (account.tierAt || account.tier.since || account.tier.tier === tier) return;
  account.tier = { ...account.tier, tier };
  book.touched = true;
}

/**
 * Brings the account to that moment, with the policies that began on the way and before the posting that has
 * just moved its growth; false when it is past it.
 */
function standsAt(
  book: AccountBook, policies: readonly Policy[], at: Date, posting: Posting | null,
): boolean {
  const { tierAt, tier } = book.account;
  const due = nextLook(book.account);
  // Whether growth inside the grace renews the tier is asked of all that was earned since, and what growth says
  // beneath a tier given by hand of all there was.
  if ((tierAt && at <= tierAt) || (due && due <= at) || tier.graceUntil || tier.hand) {
    book.untold = true;
    return false;
  }
  beginAt(book, policies, at);
  for (const policy of ownOf(book.account, policies)) {
    if (tierAt && policy.effectiveFrom > tierAt && policy.effectiveFrom <= at) {
      turn(book, policies, policy, growthBefore(book.account, posting));
    }
  }
  return true;
}

export const ownOf = (account: Account, policies: readonly Policy[]): Policy[] =>
  policies.filter(({ programme }) => programme === account.programme);

function growthBefore(account: Account, posting: Posting | null): Growth {
  const moved = (ledger: LedgerAccount) => posting?.entries.get(ledger) ?? 0n;
  return {
    confirmed: account.growth - moved('growth'),
    pending: account.pendingGrowth - moved('growth_pending'),
    interaction: account.interactionGrowth - moved('growth_interaction'),
  };
}

function decide(
  book: AccountBook, policies: readonly Policy[], at: Date, growth: Growth, postingId: string | null,
): void {
  const { account } = book;
  const policy = policyAt(policies, account.programme, at);
  const givenBy = giverOf(account.tier, ownOf(account, policies), policy);
  const to = evaluateTier(account.tier, growth, policy, at, givenBy);
  changeTier(book, to, at, growth, postingId);
}

export function turn(book: AccountBook, policies: readonly Policy[], policy: Policy, growth: Growth): void {
  const { account } = book;
  const to = turnTier(account.tier, growth, ownOf(account, policies), policy);
  changeTier(book, to, policy.effectiveFrom, growth, null);
}

/**
 * Most of what is told late changes nothing, which is seen without the history: the tier was settled before,
 * nothing ends in between, and all growth there ever was, with what has come back, reaches no higher.
 * Example: a gold of May; a sale of 3 June is told after one of 5 June, and both are far from diamond.
 */
function mayNotMatter(account: Account, policies: readonly Policy[], at: Date): boolean {
  const { tier, tierAt, tierSettledAt } = account;
  const due = nextLook(account);
  if (!tierAt || at > tierAt || tier.provisional || tier.graceUntil || tier.hand || (due && due <= tierAt)) {
    return false;
  }
  const since = [tierSettledAt, tier.validFrom].filter((time) => time !== null);
  if (since.some((time) => at <= time)) return false;
  const growth = growthOf(account);
  const most = { ...growth, confirmed: growth.confirmed + account.returnedGrowth };
  return [at, ...ownOf(account, policies).map(({ effectiveFrom }) => effectiveFrom)
    .filter((time) => time > at && time <= tierAt)]
    .every((time) => !reachesAbove(tier, most, policyAt(policies, account.programme, time)));
}

function reachesAbove(tier: TierState, growth: Growth, policy: Policy): boolean {
  const { rules } = policy;
  const reached = tierOf(qualifying(growth, tier.growthOffset, policy).hoped, rules);
  return rankOf(reached, rules) > rankOf(tier.tier, rules);
}

export function changeTier(
  book: AccountBook, to: TierState, at: Date, growth: Growth, postingId: string | null,
): void {
  const { account } = book;
  const from = account.tier;
  account.tierAt = at;
  book.touched = true;
  if (to === from) return;
  account.tier = to;
  if (to.validFrom?.getTime() !== from.validFrom?.getTime()) {
    // A validity that begins has earned nothing; one that comes back is asked of the whole history.
    if (to.validFrom && to.validFrom < at) book.untold = true;
    else account.earned = 0n;
  }
  if (to.tier === from.tier && to.provisional === from.provisional) return;
  account.tierSettledAt = at;
  const qualified = growth.confirmed + growth.pending - to.growthOffset;
  book.tierChanges.push({ from, to, at, postingId, qualifying: qualified });
}
