import type { PolicyRules } from './policy.ts';
import { nextTierOf, thresholdOf, tierOf } from './tiers/tier-list.ts';

export interface Growth {
  /** From purchases whose return window has ended. */
  readonly confirmed: bigint;
  /** From purchases that may still come back. */
  readonly pending: bigint;
  readonly interaction: bigint;
}

const OF_MEMBER = ['growth', 'growth_pending', 'growth_interaction'] as const;

/** What a posting changed of the member's growth. Example: 1,200 from pending to confirmed changes nothing. */
export const netGrowth = ({ entries }: { readonly entries: ReadonlyMap<string, bigint> }): bigint =>
  OF_MEMBER.reduce((sum, ledger) => sum + (entries.get(ledger) ?? 0n), 0n);

/**
 * Growth as tiers count it: of the interactions at most 20 % of the threshold that comes next
 * (domain.md 3.2). Examples: 5,000 and 1,300 count 6,200; 4,700 and 1,300 count 5,900.
 */
export function countedGrowth(purchases: bigint, interaction: bigint, rules: PolicyRules): bigint {
  const next = nextTierOf(tierOf(purchases, rules), rules);
  if (!next) return purchases + interaction;
  const cap = (thresholdOf(next, rules) * BigInt(rules.interactions.capPercent)) / 100n;
  return purchases + (interaction < cap ? interaction : cap);
}

export type InteractionKind = 'like' | 'comment' | 'share';

export interface Interaction {
  readonly contentId: string;
  readonly kind: InteractionKind;
}

/**
 * Growth for interactions of one day: one of each per content, at most 50 a day. Answers what each earned.
 * Example: like, comment and share of three contents are 20 + 20 + 10, then nothing.
 */
export function growthOfInteractions(
  interactions: readonly Interaction[], already: { today: number; seen: ReadonlySet<string> },
  rules: PolicyRules,
): bigint[] {
  const seen = new Set(already.seen);
  let left = Math.max(0, rules.interactions.dailyCap - already.today);
  return interactions.map(({ contentId, kind }) => {
    const name = `${kind}:${contentId}`;
    if (seen.has(name)) return 0n;
    seen.add(name);
    const growth = Math.min(left, rules.interactions[kind]);
    left -= growth;
    return BigInt(growth);
  });
}
