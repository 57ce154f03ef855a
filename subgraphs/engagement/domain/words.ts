/** Closed lists of this room, as they stand in the database; the graph shows them UPPER_CASE. */
export const CADENCES = ['once', 'daily', 'weekly', 'event'] as const;
export type Cadence = (typeof CADENCES)[number];

export const PROOFS = ['channel', 'profile_completed', 'first_order', 'store_visit', 'lesson'] as const;
export type Proof = (typeof PROOFS)[number];

/** Why a finished lesson gives nothing. */
export const UNREWARDED = ['not_eligible', 'cap_reached', 'budget_spent'] as const;
export type Unrewarded = (typeof UNREWARDED)[number];

export const GRANT_CAUSES = ['check_in', 'task', 'referral', 'format', 'course'] as const;
export type Cause = (typeof GRANT_CAUSES)[number];

export const GRANT_STATES = ['pending', 'granted', 'withdrawn'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

export const WITHDRAWALS = ['merge', 'return', 'review'] as const;
export type Withdrawal = (typeof WITHDRAWALS)[number];

export const REFERRAL_STATES = ['pending', 'kept', 'refused', 'withdrawn'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

export const REFERRAL_REASONS = ['same_phone', 'same_person', 'over_limit', 'referred_before', 'returned'] as const;
export type ReferralReason = (typeof REFERRAL_REASONS)[number];

export const CASE_STATES = ['open', 'cleared', 'confirmed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const ABUSE_RULES = [
  'earnings', 'phone_change', 'refunds', 'self_referral', 'devices', 'shared_device',
] as const;
export type AbuseRule = (typeof ABUSE_RULES)[number];

export const FORMAT_KINDS = ['wheel', 'collect', 'quiz'] as const;
export type FormatKind = (typeof FORMAT_KINDS)[number];

export const FORMAT_STATES = ['draft', 'open', 'ended'] as const;
export type FormatState = (typeof FORMAT_STATES)[number];

export const PRIZE_KINDS = ['points', 'coupon', 'piece', 'nothing'] as const;
export type PrizeKind = (typeof PRIZE_KINDS)[number];

export const TURN_STATES = ['reserving', 'held', 'drawn', 'refused'] as const;
export type TurnState = (typeof TURN_STATES)[number];
