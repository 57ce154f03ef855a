import type { Tier } from '../../../contracts/words.ts';
import { countedGrowth, type Growth } from '../growth.ts';
import { policyAt, versionBefore, type Policy } from '../policy.ts';
import {
  firstTierOf, isSameList, nextTierOf, rankOf, thresholdOf, tierBelow, tierIn, tierOf,
} from './tier-list.ts';
import { addDays, monthEndAfter } from '../../../kernel/business-day.ts';

export interface TierPeriod {
  readonly tier: Tier;
  readonly since: Date | null;
  /** Growth earned after this instant counts for keeping the tier. */
  readonly validFrom: Date | null;
  /** Exclusive: 24:00 of the last day. Null for the first tier, which never ends. */
  readonly validUntil: Date | null;
  readonly graceUntil: Date | null;
}

export interface TierState extends TierPeriod {
  readonly provisional: boolean;
  /** The last confirmed period, to which a refund of the reason leads back. */
  readonly former: TierPeriod | null;
  /** Growth of periods that ended in a downgrade: it no longer counts for an upgrade. */
  readonly growthOffset: bigint;
  /** While a tier given by hand lasts, whether or not growth has reached more. */
  readonly hand?: TierHand | null;
}

/** A tier that somebody gave until an instant, and when something about it, or beneath it, ends next. */
export interface TierHand {
  readonly until: Date;
  readonly due: Date;
}

/** Where everybody begins. */
export function firstTier({ rules }: Pick<Policy, 'rules'>): TierState {
  return {
    tier: firstTierOf(rules), since: null, validFrom: null, validUntil: null, graceUntil: null,
    provisional: false, former: null, growthOffset: 0n,
  };
}

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
  const rank = (tier: Tier): number => rankOf(tier, policy.rules);
  const now = reachedBy(state, growth, policy);
  if (rank(now.reached) > rank(state.tier)) return upgrade(state, now.reached, now.certain, policy, at);
  if (!state.provisional) return state;
  const { reached, certain } = reachedBy(state, growth, givenBy);
  if (rank(certain) >= rank(state.tier)) return { ...state, provisional: false, former: null };
  if (rank(reached) >= rank(state.tier)) return state;
  const former = state.former ?? firstTier(policy);
  if (rank(former.tier) >= rank(reached)) {
    return { ...former, provisional: false, former: null, growthOffset: state.growthOffset };
  }
  return { ...state, tier: reached, ...confirmation(state, reached, certain, policy) };
}

/**
 * The version that gave a provisional tier, or the one that carried it over since: the last one with other
 * tiers than before it. `policy` is the version in force, `own` are the programme's, oldest first.
 */
export function giverOf(
  { provisional, since }: TierState, own: readonly Policy[], policy: Policy,
): Policy {
  if (!provisional || !since) return policy;
  return own.filter((one) => one.effectiveFrom > since && one.effectiveFrom <= policy.effectiveFrom)
    .reduce((giver, one) => (isSameList(giver.rules, one.rules) ? giver : one),
      policyAt(own, policy.programme, since));
}

/**
 * What a version makes of a tier on the day it begins. With the tiers of before it lifts whom its thresholds
 * reach. With other tiers (domain.md 9.1) each is first carried over to the highest that asks no more than
 * the one held by the version before, its validity and grace unchanged; then nobody stays below what the
 * growth that counts reaches. Example: base 0, gold 5,000, black 50,000 after base, silver 1,200, gold 6,000,
 * diamond 60,000: silver with 4,000 is base, silver with 5,200 gold, gold stays gold, diamond is black.
 */
export function turnTier(
  state: TierState, growth: Growth, own: readonly Policy[], policy: Policy,
): TierState {
  const at = policy.effectiveFrom;
  const before = versionBefore(own, policy);
  if (isSameList(before.rules, policy.rules)) {
    return evaluateTier(state, growth, policy, at, giverOf(state, own, policy));
  }
  const kept = carriedOver(state, before, policy);
  const judged = evaluateTier(kept, growth, policy, at);
  return rankOf(judged.tier, policy.rules) < rankOf(kept.tier, policy.rules) ? kept : judged;
}

function carriedOver(state: TierState, before: Policy, policy: Policy): TierState {
  const carried = <Period extends TierPeriod>(period: Period): Period => {
    const tier = tierIn(policy.rules, period.tier, before.rules);
    const isFirst = tier === firstTierOf(policy.rules);
    const wasFirst = period.tier === firstTierOf(before.rules);
    if (!isFirst || wasFirst) return { ...period, tier };
    return { ...period, tier, since: policy.effectiveFrom, validFrom: null, validUntil: null, graceUntil: null };
  };
  const kept = carried(state);
  if (kept.tier === firstTierOf(policy.rules)) return { ...kept, provisional: false, former: null };
  return { ...kept, former: kept.former && carried(kept.former) };
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
    growthOffset: state.growthOffset, ...confirmation(state, to, certain, policy),
  };
}

function confirmation(state: TierState, tier: Tier, certain: Tier, { rules }: Policy) {
  if (rankOf(certain, rules) >= rankOf(tier, rules)) return { provisional: false, former: null };
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
  const tier = tierBelow(state.tier, policy.rules);
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
  if (rankOf(tier, policy.rules) >= rankOf(state.tier, policy.rules)) return renew(state, at, policy);
  return { ...startOf(tier, policy, at), growthOffset: state.growthOffset };
}

function startOf(tier: Tier, policy: Policy, at: Date) {
  const ends = tier !== firstTierOf(policy.rules);
  return {
    tier, since: at, validFrom: ends ? at : null, graceUntil: null,
    validUntil: ends
      ? monthEndAfter(new Date(at.getTime() - 1), policy.rules.tierMonths, policy.zone) : null,
    provisional: false, former: null,
  };
}

/** When the review must look at it again; null when no time of its own is set. */
export function reviewAt(state: TierState): Date | null {
  if (state.hand) return state.hand.due;
  return state.provisional ? null : state.graceUntil ?? state.validUntil;
}

/** How much is missing to the next tier, pending counted. Example: 5,000 lacks 1,000 to gold. */
export function missingToNext(state: TierState, growth: Growth, policy: Policy) {
  const next = nextTierOf(state.tier, policy.rules);
  if (!next) return null;
  const { hoped } = qualifying(growth, state.growthOffset, policy);
  const missing = thresholdOf(next, policy.rules) - hoped;
  return { tier: next, missing: missing > 0n ? missing : 0n };
}
