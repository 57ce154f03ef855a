import { refused, type Outcome } from '../../kernel/outcome.ts';
import type { ClaimRefusal } from '../domain/claim-rules.ts';

export const CLAIM_CODES = {
  NOT_FOUND: 'There is no such drop, or no such member among those you may see.',
  MEMBER_ONLY: 'The room is for members only 会员专场: members, the house and the channel of its outlet.',
  EXCLUSIVE_ELSEWHERE: 'The item is made for other channels or franchises 专供款.',
  NOT_LIVE: 'The live session is not on air.',
  NOT_OPEN_YET: "The drop has not opened for the member's tier; opensAt says when.",
  NOT_ON_SALE: 'The item is not on sale yet 未到开售时间.',
  EARLY_ACCESS_ONLY: 'Only members of some tiers buy the item now 提前购.',
  WRONG_PASSCODE: 'The passcode 口令 is missing or wrong.',
  TOO_MANY_ATTEMPTS: '5 wrong passcodes in 10 minutes; waitSeconds says how long to wait.',
  LIMIT_REACHED: 'The member already has as many claims on this drop as allowed.',
  SOLD_OUT: 'No piece is free and the waitlist 候补 takes nobody more.',
  POINTS_DEBT: 'The member owes points 积分欠账: none can be spent until the debt is repaid.',
  INSUFFICIENT_POINTS: 'The member has fewer points available than the drop costs.',
  UNDER_REVIEW: 'The member is looked at for abuse 风控复核中: no points can be spent until it is decided.',
  POINTS_REFUSED: 'The points could not be held for another reason.',
} as const;
export type ClaimCode = keyof typeof CLAIM_CODES;

const PATHS: Partial<Record<ClaimCode, string[]>> = {
  WRONG_PASSCODE: ['passcode'], TOO_MANY_ATTEMPTS: ['passcode'], LIMIT_REACHED: ['memberId'],
  POINTS_DEBT: ['memberId'], INSUFFICIENT_POINTS: ['memberId'], UNDER_REVIEW: ['memberId'],
  POINTS_REFUSED: ['memberId'],
};

export function refusalOf(refusal: ClaimRefusal): Outcome<never, ClaimCode> {
  const { code, ...extras } = refusal;
  return refused(code, CLAIM_CODES[code], PATHS[code] ?? ['dropId'], extras);
}

/** What loyalty answered when it would not hold the points, in this subgraph's words. */
export function pointsRefusal(loyaltyCode: string): Outcome<never, ClaimCode> {
  const code = pointsCode(loyaltyCode);
  return refused(code, CLAIM_CODES[code], PATHS[code]);
}

function pointsCode(code: string): ClaimCode {
  if (code === 'POINTS_DEBT' || code === 'INSUFFICIENT_POINTS' || code === 'UNDER_REVIEW') return code;
  // Who has no account yet has no points.
  return code === 'NOT_FOUND' ? 'INSUFFICIENT_POINTS' : 'POINTS_REFUSED';
}
