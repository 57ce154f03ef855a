export const REDEEM_CODES = {
  NOT_FOUND: 'There is no such reward or outlet, or no such member among those you may see.',
  INVALID_QUANTITY: 'Whole pieces only, 1 to 100; of a coupon one at a time.',
  OUTLET_CLOSED: 'The outlet is closed.',
  NOT_OFFERED: 'The reward is not offered there now, or not to members of this programme.',
  TIER_TOO_LOW: 'The member’s tier 等级 may not have it.',
  NOT_IN_SEGMENT: 'The reward is for members of a segment 不在适用分群.',
  LIMIT_REACHED: 'The member has as many of it as are allowed in the period 兑换限量.',
  SOLD_OUT: 'Not so many pieces are left.',
  PRICE_CHANGED: 'It costs something else than was seen; points and cash say what.',
  POINTS_DEBT: 'The member owes points 积分欠账: none can be spent until the debt is repaid.',
  INSUFFICIENT_POINTS: 'The member has fewer points available than it costs.',
  UNDER_REVIEW: 'The member is looked at for abuse 风控复核中: nothing is redeemed until it is decided.',
  COST_CAP: 'Benefits of whoever pays for it have cost what they may 权益成本上限; remainingCost says what is left.',
  TRY_AGAIN: 'Who is in the segment of the reward is being learned; send it again.',
  POINTS_REFUSED: 'The points could not be held for another reason.',
} as const;
export type RedeemCode = keyof typeof REDEEM_CODES;

/** Why it was refused after it had been asked for: by loyalty, or because the last coupon was gone. */
export function refusedCode(code: string | null): RedeemCode {
  if (code === 'SOLD_OUT' || code === 'OFFER_ENDED') return 'SOLD_OUT';
  return code === 'LIMIT' ? 'LIMIT_REACHED' : pointsCode(code);
}

/** What loyalty answered when it would not hold the points, in this room's words. */
export function pointsCode(code: string | null): RedeemCode {
  if (code === 'POINTS_DEBT' || code === 'INSUFFICIENT_POINTS' || code === 'UNDER_REVIEW') return code;
  // Who has no account yet has no points.
  return code === 'NOT_FOUND' ? 'INSUFFICIENT_POINTS' : 'POINTS_REFUSED';
}
