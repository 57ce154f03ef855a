import type { Reduction } from '../evaluator/terms.ts';

/** How often: limits of uses count anew with each period of the member's region. */
export const PERIODS = ['ever', 'year', 'month', 'day'] as const;
export type Period = (typeof PERIODS)[number];

/** What a coupon comes from by itself, beside being given by hand, to a segment or for a code. */
export const TRIGGERS = [
  'none', 'enrolment', 'tier', 'birthday', 'heritage', 'referral', 'plan_begun', 'plan_matured',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What is asked of a coupon when a part of its order comes back: nothing, or its threshold anew. */
export const AT_PARTIAL_RETURN = ['keep', 'recheck'] as const;
export type AtPartialReturn = (typeof AT_PARTIAL_RETURN)[number];

/** Null: no limit. */
export interface OfferLimits {
  /** Coupons that are given out, all members together. */
  readonly issued: number | null;
  /** Coupons that one member may have, ever. */
  readonly perMember: number;
  readonly period: Period;
  /** Uses in a period: of all, of one member, at one outlet. */
  readonly uses: number | null;
  readonly usesPerMember: number | null;
  readonly usesPerOutlet: number | null;
  /** What all uses together may take off, in the offer's currency. */
  readonly budgetMinor: bigint | null;
}

/** What versions say that were written before it was asked. */
export const UNASKED: Pick<
  OfferTerms, 'segmentId' | 'automatic' | 'weekdays' | 'monthDays' | 'atPartialReturn'> = {
  segmentId: null, automatic: false, weekdays: [], monthDays: [], atPartialReturn: 'keep',
};

/** What a version of an offer 优惠活动 says; a coupon keeps the version it was given with. */
export interface OfferTerms {
  readonly reduction: Reduction;
  /** Of its amounts; null where it says none. */
  readonly currency: string | null;
  /** uuids; empty: every one. */
  readonly channelIds: readonly string[];
  readonly outletIds: readonly string[];
  /** Codes of the home regions whose members may have it; empty: all. */
  readonly regions: readonly string[];
  /** `programme:tier`; empty: all. */
  readonly tiers: readonly string[];
  /** uuid: only for who is in this segment; null: everybody. */
  readonly segmentId: string | null;
  /** Local days of the member's home region, the last one included. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Days of the week, 1 Monday to 7 Sunday, and of the month, on which it counts; empty: every day. */
  readonly weekdays: readonly number[];
  readonly monthDays: readonly number[];
  /** Needs no coupon: it comes to each sale that it is for 自动优惠. */
  readonly automatic: boolean;
  /** Days after the day it was given; null: as long as the offer. */
  readonly daysAfterIssue: number | null;
  readonly limits: OfferLimits;
  readonly trigger: Trigger;
  /** `recheck`: what remains has to reach the threshold, or its share is withheld from the refund. */
  readonly atPartialReturn: AtPartialReturn;
  /** A word that anybody may say to get one 公开券码. */
  readonly publicCode: string | null;
  /** Who pays: a franchise, or null for head office. */
  readonly funderId: string | null;
}
