import type { Tier } from '../../../contracts/words.ts';
import type { PolicyRules } from '../policy.ts';
import { rankOf } from './tier-list.ts';
import { reviewAt, type TierState } from './tiers.ts';

/** A tier that somebody gave by hand 手工定级, for a time. */
export interface HandTier {
  readonly id: string;
  readonly tier: Tier;
  readonly at: Date;
  readonly until: Date;
}

/**
 * The tier in force: what growth says goes on beneath, and the higher of the two counts; at the end what growth says is
 * there as if nobody had given anything. Example: silver by growth, given diamond until 30 June; on 1 July silver, or
 * what was reached meanwhile.
 */
export function withHand(own: TierState, hand: HandTier | null, rules: Pick<PolicyRules, 'tiers'>): TierState {
  if (!hand) return own;
  const due = reviewAt(own);
  const held = { until: hand.until, due: due && due < hand.until ? due : hand.until };
  const [reached, given] = [rankOf(own.tier, rules), rankOf(hand.tier, rules)];
  if (reached > given || (reached === given && !own.provisional)) return { ...own, hand: held };
  return {
    tier: hand.tier, since: hand.at, validFrom: hand.at, validUntil: hand.until, graceUntil: null,
    provisional: false, former: null, growthOffset: own.growthOffset, hand: held,
  };
}

/** Whether the tier in force is the one that was given, not what growth says. */
export const isByHand = ({ hand, validUntil }: TierState): boolean =>
  !!hand && hand.until.getTime() === validUntil?.getTime();
