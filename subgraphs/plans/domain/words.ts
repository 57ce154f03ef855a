/** Closed lists as the database has them. */
export const PLAN_KINDS = ['value', 'grams'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** open: takes instalments; matured: all are paid; closed: left with the whole principal, or used up. */
export const PLAN_STATES = ['open', 'matured', 'closed'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const POSTING_KINDS = ['instalment', 'reversal', 'use', 'given_back', 'exit'] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

export const COUPON_CAUSES = ['join', 'renew', 'mature', 'referral'] as const;
export type CouponCause = (typeof COUPON_CAUSES)[number];

export const TERMS_STATES = ['proposed', 'in_force', 'rejected', 'closed'] as const;
export type TermsState = (typeof TERMS_STATES)[number];
