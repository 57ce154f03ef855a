import type { Tier } from '../../../contracts/words.ts';
import type { Account, AccountBook } from '../account-book.ts';
import { versionBefore, type Policy } from '../policy.ts';
import { isSameList, nextTierOf, thresholdOf, tierIn } from './tier-list.ts';

/** Members of a tier that a version may give another one: those with this growth and more. */
export interface TierCall {
  readonly tier: Tier;
  readonly growthFrom: bigint;
}

/** Below any growth, for an offset may stand above what is left; and above any. */
const [EVERYBODY, NOBODY] = [-(2n ** 62n), 2n ** 62n];

/**
 * Whom a version may give another tier when it begins, so that only they are looked at one by one. Examples:
 * gold from 6,000 to 5,000: silver with 5,000 and more; raised: nobody. Base 0, gold 5,000, black 50,000 after the
 * four tiers of before: all silver and diamond, base with 5,000 and more, gold with 50,000 and more.
 */
export function callsOf(before: Policy, { rules }: Policy): TierCall[] {
  const isSame = isSameList(before.rules, rules);
  return before.rules.tiers.flatMap(({ code: tier }): TierCall[] => {
    const kept = isSame ? tier : tierIn(rules, tier, before.rules);
    if (kept !== tier) return [{ tier, growthFrom: EVERYBODY }];
    const next = nextTierOf(tier, rules);
    const growthFrom = next === null ? NOBODY : thresholdOf(next, rules);
    const isRaised = next === null || growthFrom >= thresholdOf(next, before.rules);
    return isSame && isRaised ? [] : [{ tier, growthFrom }];
  });
}

/**
 * Whoever may get another tier when the next version begins is looked at then. Those who stand there are called all
 * at once; this is for who is saved as of before it, and later than the call: a transaction that began before
 * midnight, a process whose clock is slow. Example: black from 20,000 on 1 June; a diamond that is saved as of 23:59:59
 * is looked at on 1 June.
 */
export function lookAhead({ account }: AccountBook, policies: readonly Policy[], now: Date): void {
  const call = nextCall(account, policies, now);
  if (call && (!account.lookAt || call < account.lookAt)) account.lookAt = call;
}

type Standing = Pick<Account, 'programme' | 'growth' | 'pendingGrowth' | 'interactionGrowth'> & {
  readonly tier: Pick<Account['tier'], 'tier' | 'provisional' | 'growthOffset'>;
};

/** When the first of the versions still to come begins that may give it another tier. */
export function nextCall(account: Standing, policies: readonly Policy[], now: Date): Date | null {
  const own = policies.filter(({ programme }) => programme === account.programme);
  return own.find((policy) => policy.effectiveFrom > now
    && isCalled(account, versionBefore(own, policy), policy))?.effectiveFrom ?? null;
}

function isCalled(
  { tier, growth, pendingGrowth, interactionGrowth }: Standing, before: Policy, policy: Policy,
): boolean {
  const most = growth + pendingGrowth + interactionGrowth - tier.growthOffset;
  // With other tiers, what carries a provisional one is asked anew.
  const asksAnew = tier.provisional && !isSameList(before.rules, policy.rules);
  return callsOf(before, policy)
    .some((call) => call.tier === tier.tier && (asksAnew || most >= call.growthFrom));
}
