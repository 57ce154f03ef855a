import type { Tier } from '../../../contracts/words.ts';
import type { TierChange } from '../account-book.ts';
import type { Growth } from '../growth.ts';
import { policyAt, versionBefore, type Policy, type PolicyRules } from '../policy.ts';
import { isInside } from './earned.ts';
import { withHand, type HandTier } from './hand-tier.ts';
import { isSameList, tierIn } from './tier-list.ts';
import {
  evaluateTier, firstTier, giverOf, reviewAt, reviewTier, turnTier, type TierState,
} from './tiers.ts';

/** What one order did to growth, by business time. */
export interface OrderGrowth {
  readonly orderId: string;
  readonly paidAt: Date;
  /** End of its return window. */
  readonly activeAt: Date;
  readonly growth: bigint;
  readonly postingId: string | null;
  readonly activationId: string | null;
  readonly returns: readonly GrowthPosting[];
}

export interface GrowthPosting {
  readonly id: string | null;
  readonly at: Date;
  readonly growth: bigint;
}

/** Everything that a member's tier is decided by, in whatever order it was told. */
export interface Timeline {
  readonly orders: readonly OrderGrowth[];
  readonly interactions: readonly GrowthPosting[];
  /** Given by hand; a later one takes the place of the one before. */
  readonly hands?: readonly HandTier[];
}

export interface TierHistory {
  readonly tier: TierState;
  readonly changes: TierChange[];
  /** The tier at each order's payment, before it and whatever else was paid at that instant counts. */
  readonly atPayment: ReadonlyMap<string, Tier>;
  /** Business time of the last decision. */
  readonly toldUntil: Date | null;
  /** Growth inside the validity of the tier that growth gives, for keeping it. */
  readonly earned: bigint;
}

interface Fact {
  readonly at: Date;
  /** At one instant: a new policy, sales, interactions, ends of windows, returns. */
  readonly rank: 0 | 1 | 2 | 3 | 4;
  readonly key: string;
  readonly order: OrderGrowth | null;
  /** The version that begins. */
  readonly policy: Policy | null;
  /** The tier that somebody gives. */
  readonly hand?: HandTier;
  readonly postingId: string | null;
  readonly confirmed: bigint;
  readonly pending: bigint;
  readonly interaction: bigint;
}

/**
 * A member's tiers told from the beginning, as if everything had been known when it happened: each moment is
 * decided by the policy then in force, validity and grace end at their own instants whatever job has run
 * (domain.md 3.3, 9.1, 9.2). Example: 999.99, 1.00 and 1,000.00 of class A paid on three days, told in any
 * order, are paid as base, base and silver.
 */
export function tellTiers(timeline: Timeline, policies: readonly Policy[], now: Date): TierHistory {
  const facts = factsOf(timeline, policies, now);
  const teller = new Teller(policies, facts[0]?.at ?? now);
  for (const fact of facts) teller.tell(fact);
  teller.reviewUntil(now);
  const { tier, changes, atPayment, toldUntil } = teller;
  // What a till whose clock is ahead sold has been told, and counts.
  const earned = teller.earnedBy(toldUntil && toldUntil > now ? toldUntil : now);
  return { tier, changes, atPayment, toldUntil, earned };
}

function factsOf(
  { orders, interactions, hands = [] }: Timeline, policies: readonly Policy[], now: Date,
): Fact[] {
  const still = { order: null, policy: null, postingId: null, confirmed: 0n, pending: 0n, interaction: 0n };
  const facts = orders.flatMap((order) => factsOfOrder(order, now));
  for (const { id, at, growth } of interactions) {
    facts.push({ ...still, at, rank: 2, key: id ?? '', postingId: id, interaction: growth });
  }
  for (const hand of hands) facts.push({ ...still, at: hand.at, rank: 2, key: hand.id, hand });
  facts.sort(inTime);
  const [first, last] = [facts[0], facts.at(-1)];
  if (!first || !last) return [];
  // A till's clock may be ahead: what it sells has seen what began before it.
  const until = last.at > now ? last.at : now;
  const turns = policies.filter(({ effectiveFrom: at }) => at > first.at && at <= until)
    .map((policy): Fact => (
      { ...still, at: policy.effectiveFrom, rank: 0, key: String(policy.version), policy }));
  return turns.length === 0 ? facts : [...facts, ...turns].sort(inTime);
}

const inTime = (a: Fact, b: Fact): number => a.at.getTime() - b.at.getTime() || a.rank - b.rank
  || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function factsOfOrder(order: OrderGrowth, now: Date): Fact[] {
  const { orderId: key, paidAt, activeAt, growth } = order;
  const still = { key, policy: null, confirmed: 0n, pending: 0n, interaction: 0n };
  const facts: Fact[] = [
    { ...still, at: paidAt, rank: 1, order, postingId: order.postingId, pending: growth }];
  let left = growth;
  for (const back of order.returns) {
    const at = back.at < paidAt ? paidAt : back.at;
    const within = at < activeAt || activeAt > now;
    if (within) left += back.growth;
    facts.push({ ...still, at, rank: 4, order: null, postingId: back.id,
      [within ? 'pending' : 'confirmed']: back.growth });
  }
  if (activeAt <= now) {
    facts.push({ ...still, at: activeAt, rank: 3, order: null, postingId: order.activationId,
      pending: -left, confirmed: left });
  }
  return facts;
}

const sameIn = (rules: PolicyRules, tier: Tier, before: PolicyRules): Tier =>
  (isSameList(before, rules) ? tier : tierIn(rules, tier, before));

/** Keeps the state of one telling. */
class Teller {
  /** In force: what growth says, or what somebody gave. */
  tier: TierState;
  /** What growth says. */
  #own: TierState;
  #hand: HandTier | null = null;
  readonly changes: TierChange[] = [];
  readonly atPayment = new Map<string, Tier>();
  toldUntil: Date | null = null;
  #paid: { readonly at: Date; readonly tier: Tier } | null = null;
  #growth: Growth = { confirmed: 0n, pending: 0n, interaction: 0n };
  readonly #earned: { readonly at: Date; readonly postings: readonly GrowthPosting[] }[] = [];
  readonly #policies: readonly Policy[];

  constructor(policies: readonly Policy[], from: Date) {
    this.#policies = policies;
    this.#own = firstTier(this.#policyAt(from));
    this.tier = this.#own;
  }

  tell(fact: Fact): void {
    if (fact.policy) this.#turn(fact.policy);
    else if (fact.hand) this.#give(fact.hand);
    else this.#tellFact(fact);
    this.toldUntil = fact.at;
  }

  #give(hand: HandTier): void {
    this.reviewUntil(hand.at);
    this.#hand = hand;
    this.#change(this.#own, hand.at, null, hand.id);
  }

  /** A term that ends at the very moment when other tiers begin ends in them. */
  #turn(policy: Policy): void {
    const at = policy.effectiveFrom;
    const before = versionBefore(this.#policies, policy);
    this.reviewUntil(isSameList(before.rules, policy.rules) ? at : new Date(at.getTime() - 1));
    if (this.#hand) this.#hand = { ...this.#hand, tier: sameIn(policy.rules, this.#hand.tier, before.rules) };
    this.#change(turnTier(this.#own, this.#growth, this.#policies, policy), at, null);
    if (this.#own.graceUntil) this.#review(at, null);
  }

  #tellFact(fact: Fact): void {
    this.reviewUntil(fact.at);
    if (fact.order) this.atPayment.set(fact.order.orderId, this.#tierBefore(fact.at));
    this.#count(fact);
    const policy = this.#policyAt(fact.at);
    const givenBy = giverOf(this.#own, this.#policies, policy);
    const to = evaluateTier(this.#own, this.#growth, policy, fact.at, givenBy);
    this.#change(to, fact.at, fact.postingId);
    // Growth inside the grace may renew the tier at once.
    if (this.#own.graceUntil) this.#review(fact.at, fact.postingId);
  }

  /** Of two that are paid at one instant none is before the other, whichever was recorded first. */
  #tierBefore(at: Date): Tier {
    if (this.#paid?.at.getTime() !== at.getTime()) this.#paid = { at, tier: this.tier.tier };
    return this.#paid.tier;
  }

  /** Validity and grace that end until then are decided at their own instants. */
  reviewUntil(until: Date): void {
    for (let due = reviewAt(this.tier); due && due <= until; due = reviewAt(this.tier)) {
      if (this.#hand && this.#hand.until <= due) this.#end(due, this.#hand);
      else this.#review(due, null);
      this.toldUntil = due;
    }
  }

  earnedBy(now: Date): bigint {
    return this.#earnedSince(this.#own.validFrom, now);
  }

  #end(at: Date, { id }: HandTier): void {
    this.#hand = null;
    this.#change(this.#own, at, null, id);
  }

  #review(at: Date, postingId: string | null): void {
    const earned = this.#earnedSince(this.#own.validFrom, at);
    this.#change(reviewTier(this.#own, earned, this.#growth, this.#policyAt(at), at), at, postingId);
  }

  #count(fact: Fact): void {
    const { confirmed, pending, interaction } = this.#growth;
    this.#growth = {
      confirmed: confirmed + fact.confirmed, pending: pending + fact.pending,
      interaction: interaction + fact.interaction,
    };
    const { order, at } = fact;
    if (order) {
      const own = { id: order.postingId, at, growth: order.growth };
      this.#earned.push({ at, postings: [own, ...order.returns] });
    } else if (fact.interaction > 0n) {
      this.#earned.push({ at, postings: [{ id: fact.postingId, at, growth: fact.interaction }] });
    }
  }

  /** What was earned since, less what of it had come back by then. The deciding order itself is not since. */
  #earnedSince(from: Date | null, until: Date): bigint {
    const period = { validFrom: from, since: this.#own.since };
    return this.#earned.filter(({ at }) => isInside(period, at))
      .flatMap(({ postings }) => postings).filter(({ at }) => at <= until)
      .reduce((sum, { growth }) => sum + growth, 0n);
  }

  #policyAt(at: Date): Policy {
    return policyAt(this.#policies, this.#policies[0]!.programme, at);
  }

  #change(own: TierState, at: Date, postingId: string | null, handId: string | null = null): void {
    const from = this.tier;
    this.#own = own;
    const to = withHand(own, this.#hand, this.#policyAt(at).rules);
    this.tier = to;
    if (to.tier === from.tier && to.provisional === from.provisional) return;
    const { confirmed, pending } = this.#growth;
    this.changes.push(
      { from, to, at, postingId, qualifying: confirmed + pending - to.growthOffset, handId });
  }
}
