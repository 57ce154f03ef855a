import { TIERS, type Tier } from '../../contracts/words.ts';
import { countedGrowth, nextTierOf, thresholdOf, tierOf, type Growth } from './growth.ts';
import type { Policy } from './policy.ts';
import { addDays, monthEndAfter } from '../../kernel/business-day.ts';

export interface TierPeriod {
  readonly tier: Tier;
  readonly since: Date | null;
  /** Growth earned after this instant counts for keeping the tier. */
  readonly validFrom: Date | null;
  /** Exclusive: 24:00 of the last day. Null for base, which never ends. */
  readonly validUntil: Date | null;
  readonly graceUntil: Date | null;
}

export interface TierState extends TierPeriod {
  readonly provisional: boolean;
  /** The last confirmed period, to which a refund of the reason leads back. */
  readonly former: TierPeriod | null;
  /** Growth of periods that ended in a downgrade: it no longer counts for an upgrade. */
  readonly growthOffset: bigint;
}

export const FIRST_TIER: TierState = {
  tier: 'base', since: null, validFrom: null, validUntil: null, graceUntil: null,
  provisional: false, former: null, growthOffset: 0n,
};

const rank = (tier: Tier): number => TIERS.indexOf(tier);

/** Growth that counts now, with and without what may still come back. */
export function qualifying(growth: Growth, offset: bigint, policy: Policy) {
  const sum = (purchases: bigint): bigint => {
    const left = purchases - offset;
    return countedGrowth(left > 0n ? left : 0n, growth.interaction, policy.rules);
  };
  return { sure: sum(growth.confirmed), hoped: sum(growth.confirmed + growth.pending) };
}

/**
 * The tier after a growth posting (domain.md 3.3): up at once, provisional until the windows of the orders it
 * needs have ended; a provisional one whose reason came back falls to the former tier without grace; a
 * confirmed one waits for the review. Example: 5,000 and then 1,200 pending is gold, provisional; the 1,200
 * refunded is silver again. `policy` is the version in force at that moment; whether a provisional tier is
 * still carried is asked of the version that gave it, so that a raised threshold takes nothing back.
 */
export function evaluateTier(
  state: TierState, growth: Growth, policy: Policy, at: Date, givenBy: Policy = policy,
): TierState {
  const now = reachedBy(state, growth, policy);
  if (rank(now.reached) > rank(state.tier)) return upgrade(state, now.reached, now.certain, policy, at);
  if (!state.provisional) return state;
  const { reached, certain } = reachedBy(state, growth, givenBy);
  if (rank(certain) >= rank(state.tier)) return { ...state, provisional: false, former: null };
  if (rank(reached) >= rank(state.tier)) return state;
  const former = state.former ?? FIRST_TIER;
  if (rank(former.tier) >= rank(reached)) {
    return { ...former, provisional: false, former: null, growthOffset: state.growthOffset };
  }
  return { ...state, tier: reached, ...confirmation(state, reached, certain) };
}

function reachedBy(state: TierState, growth: Growth, policy: Policy) {
  const { sure, hoped } = qualifying(growth, state.growthOffset, policy);
  return { reached: tierOf(hoped, policy.rules), certain: tierOf(sure, policy.rules) };
}

function upgrade(
  state: TierState, to: Tier, certain: Tier, policy: Policy, at: Date,
): TierState {
  return {
    tier: to, since: at, validFrom: at, graceUntil: null,
    validUntil: monthEndAfter(at, policy.rules.tierMonths, policy.zone),
    growthOffset: state.growthOffset, ...confirmation(state, to, certain),
  };
}

function confirmation(state: TierState, tier: Tier, certain: Tier) {
  if (rank(certain) >= rank(tier)) return { provisional: false, former: null };
  return { provisional: true, former: state.provisional ? state.former : periodOf(state) };
}

function periodOf({ tier, since, validFrom, validUntil, graceUntil }: TierState): TierPeriod {
  return { tier, since, validFrom, validUntil, graceUntil };
}

/** Growth inside the validity that renews the tier. Example: gold 60 % of 6,000 is 3,600. */
export function retentionNeed(tier: Tier, policy: Policy): bigint {
  const percent = BigInt(policy.rules.retentionPercent);
  return (thresholdOf(tier, policy.rules) * percent + 99n) / 100n;
}

/**
 * What the review decides at that moment. `earned` is the growth between validFrom and the end of the validity, or of
 * the grace once that has begun. Examples: gold until 2028-03-31 with 3,840 → until 2030-03-31; with
 * 2,880 → grace to 2028-06-29, then silver.
 */
export function reviewTier(
  state: TierState, earned: bigint, growth: Growth, policy: Policy, now: Date,
): TierState {
  if (!state.validUntil || state.provisional || now < state.validUntil) return state;
  if (earned >= retentionNeed(state.tier, policy)) return renew(state, state.validUntil, policy);
  const graceUntil = state.graceUntil ?? addDays(state.validUntil, policy.rules.graceDays);
  if (now < graceUntil) return { ...state, graceUntil };
  return downgrade(state, earned, growth, policy, graceUntil);
}

function renew(state: TierState, from: Date, policy: Policy): TierState {
  const lastDay = new Date(from.getTime() - 1);
  return {
    ...state, validFrom: from, graceUntil: null,
    validUntil: monthEndAfter(lastDay, policy.rules.tierMonths, policy.zone),
  };
}

/** One step; what was earned in the lost period goes on counting, older growth does not. */
function downgrade(
  state: TierState, earned: bigint, growth: Growth, policy: Policy, at: Date,
): TierState {
  if (policy.rules.downgrade === 'balance') return byBalance(state, growth, policy, at);
  const tier = TIERS[Math.max(0, rank(state.tier) - 1)]!;
  const total = growth.confirmed + growth.pending;
  const offset = total > earned ? total - earned : 0n;
  return {
    ...startOf(tier, policy, at),
    growthOffset: offset > state.growthOffset ? offset : state.growthOffset,
  };
}

/** The option: whatever tier the whole growth still supports. */
function byBalance(state: TierState, growth: Growth, policy: Policy, at: Date): TierState {
  const tier = tierOf(qualifying(growth, state.growthOffset, policy).hoped, policy.rules);
  if (rank(tier) >= rank(state.tier)) return renew(state, at, policy);
  return { ...startOf(tier, policy, at), growthOffset: state.growthOffset };
}

function startOf(tier: Tier, policy: Policy, at: Date) {
  const ends = tier !== 'base';
  return {
    tier, since: at, validFrom: ends ? at : null, graceUntil: null,
    validUntil: ends
      ? monthEndAfter(new Date(at.getTime() - 1), policy.rules.tierMonths, policy.zone) : null,
    provisional: false, former: null,
  };
}

/** When the review must look at it again; null when no time of its own is set. */
export function reviewAt(state: TierState): Date | null {
  return state.provisional ? null : state.graceUntil ?? state.validUntil;
}

/** How much is missing to the next tier, pending counted. Example: 5,000 lacks 1,000 to gold. */
export function missingToNext(state: TierState, growth: Growth, policy: Policy) {
  const next = nextTierOf(state.tier);
  if (!next) return null;
  const { hoped } = qualifying(growth, state.growthOffset, policy);
  const missing = thresholdOf(next, policy.rules) - hoped;
  return { tier: next, missing: missing > 0n ? missing : 0n };
}
