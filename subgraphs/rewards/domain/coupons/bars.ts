import type { Bar } from '../evaluator/evaluate.ts';
import { isOnDay } from './automatic.ts';
import type { OfferTerms } from './offer-terms.ts';

/**
 * Why a coupon cannot apply to a sale whatever its lines are; the first that holds is said. A coupon that another
 * sale holds is as good as used until that hold ends. After a merge a person has no more coupons of an offer than
 * one member may have: the used ones count first (domain.md, C13).
 *
 * Example: both of two merged members had the same single coupon, one used it → the other one is LIMIT.
 */
export interface CouponStanding {
  readonly memberId: string;
  readonly state: CouponState;
  readonly validFrom: Date;
  readonly expiresAt: Date | null;
  /** Of a held one: until when. */
  readonly heldUntil: Date | null;
  /** From 1: its place among the member's coupons of the offer, used ones first. */
  readonly nth: number;
}

export const COUPON_STATES = ['issued', 'held', 'used', 'void'] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/** Uses so far in the period, lapsed holds left out. */
export interface UsesSoFar {
  readonly all: number;
  readonly ofMember: number;
  readonly atOutlet: number;
  readonly spentMinor: bigint;
}

export interface SaleSituation {
  readonly memberId: string;
  /** `programme:tier`; null while loyalty has not told. */
  readonly tier: string | null;
  readonly channelId: string | null;
  readonly outletId: string | null;
  readonly at: Date;
  /** Of the member's region, whose days count. */
  readonly zone: string;
}

export function barOf(
  coupon: CouponStanding, terms: OfferTerms, uses: UsesSoFar, sale: SaleSituation,
): Bar | null {
  if (coupon.memberId !== sale.memberId) return 'NOT_YOURS';
  if (coupon.state === 'used' || isHeld(coupon, sale.at)) return 'ALREADY_USED';
  if (coupon.state === 'void' || coupon.validFrom > sale.at) return 'EXPIRED';
  if (coupon.expiresAt !== null && coupon.expiresAt <= sale.at) return 'EXPIRED';
  if (!isOnDay(terms, sale.at, sale.zone)) return 'EXPIRED';
  if (terms.tiers.length > 0 && !(sale.tier !== null && terms.tiers.includes(sale.tier))) return 'TIER';
  if (!isAmong(terms.channelIds, sale.channelId)) return 'CHANNEL';
  if (!isAmong(terms.outletIds, sale.outletId)) return 'OUTLET';
  return coupon.nth > terms.limits.perMember || isUsedUp(terms, uses) ? 'LIMIT' : null;
}

/** A hold whose time is over is none. */
export function isHeld({ state, heldUntil }: Pick<CouponStanding, 'state' | 'heldUntil'>, at: Date): boolean {
  return state === 'held' && heldUntil !== null && heldUntil > at;
}

function isUsedUp({ limits }: OfferTerms, uses: UsesSoFar): boolean {
  const reached = (limit: number | null, count: number) => limit !== null && count >= limit;
  return reached(limits.uses, uses.all) || reached(limits.usesPerMember, uses.ofMember)
    || reached(limits.usesPerOutlet, uses.atOutlet)
    || (limits.budgetMinor !== null && uses.spentMinor >= limits.budgetMinor);
}

/** Whether the budget bears it: a use that would pass it is refused whole. */
export function isWithinBudget({ limits }: OfferTerms, spentMinor: bigint, savedMinor: bigint): boolean {
  return limits.budgetMinor === null || spentMinor + savedMinor <= limits.budgetMinor;
}

function isAmong(listed: readonly string[], id: string | null): boolean {
  return listed.length === 0 || (id !== null && listed.includes(id));
}
