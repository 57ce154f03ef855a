import type { MarginClass, Tier } from '../../../contracts/words.ts';
import { earningsOf } from '../accrual.ts';
import { versionOf, type Policy } from '../policy.ts';
import { isSameList, tierIn } from '../tiers/tier-list.ts';

/** What is left of a line of an order, and what it was counted with. */
export interface CountedLine {
  readonly tier: Tier;
  readonly policyVersion: number;
  readonly paidAt: Date;
  readonly marginClass: MarginClass;
  /** Left after returns, in the programme's currency. */
  readonly homeBase: bigint;
  readonly points: bigint;
  readonly bonus: bigint;
  readonly growth: bigint;
}

export interface Earned {
  readonly points: bigint;
  readonly bonus: bigint;
  readonly growth: bigint;
}

/**
 * What the line would have earned by other rules: as the sale earns, at the tier that its member had, or what that
 * one is among other tiers. Example: class C 1,205,647 at gold, 4 points of ten yuan and 20 %: 4,822 and 964; at 5
 * points 6,028 and 1,205.
 */
export function lineUnder(line: CountedLine, policy: Policy, own: readonly Policy[]): Earned {
  const { rules: before } = versionOf(own, line.policyVersion, line.paidAt);
  const tier = isSameList(before, policy.rules) ? line.tier : tierIn(policy.rules, line.tier, before);
  const { marginClass, homeBase: base } = line;
  const [earning] = earningsOf([{ marginClass, base }], policy, tier, null);
  return earning!;
}
