/** What engagement tells beside the points that it grants. */
export interface EngagementEvents {
  /** Aggregate: member. It checked in 签到 on a business day of its region. */
  'check-in.recorded.v1': {
    checkInId: string; memberId: string; day: string; streak: number; checkedInAt: Date;
  };
  /** Aggregate: the referral. The friend's first sale of enough was kept 推荐达成; both sides are rewarded. */
  'referral.kept.v1': { referralId: string; referrerId: string; friendId: string; orderId: string; keptAt: Date };
  /** Aggregate: the referral. What had been kept came back; the rewards are taken back. */
  'referral.withdrawn.v1': { referralId: string; referrerId: string; friendId: string; withdrawnAt: Date };
  /** Aggregate: the grant. A coupon of an offer is a prize 中奖发券; rewards gives it, once for each grant. */
  'coupon-granted.v1': { grantId: string; memberId: string; offerId: string; grantedAt: Date; version: bigint };
  /** Aggregate: the grant. The prize is taken back: its coupon is void if nobody used it. */
  'coupon-grant-withdrawn.v1': {
    grantId: string; memberId: string; reason: string; withdrawnAt: Date; version: bigint;
  };
  /** Aggregate: the case. Whether its member is looked at for abuse 复核中; the greatest version counts. */
  'member.under-review.v1': { caseId: string; memberId: string; underReview: boolean; at: Date; version: bigint };
}
