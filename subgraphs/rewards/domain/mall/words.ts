/** What a reward is; a coupon 优惠券 is given at once, the others are fetched at a counter. */
export const REWARD_KINDS = ['goods', 'service', 'voucher', 'coupon'] as const;
export type RewardKind = typeof REWARD_KINDS[number];

/** Only what is shown is redeemed; a draft is head office's own. */
export const REWARD_STATES = ['draft', 'shown', 'retired'] as const;
export type RewardState = typeof REWARD_STATES[number];

/** Over which time a member's limit counts, by the calendar of its home region. */
export const LIMIT_PERIODS = ['ever', 'year', 'month', 'day'] as const;
export type LimitPeriod = typeof LIMIT_PERIODS[number];
