import type { Tier } from '../../../contracts/words.ts';
import type { Policy } from '../policy.ts';
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
