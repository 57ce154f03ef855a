/** What the mall tells of redemptions. */
export interface RedemptionEvents {
  /** Aggregate: the redemption. How it stands 兑换状态; the greatest version counts. */
  'redemption.changed.v1': {
    redemptionId: string; memberId: string; rewardId: string; rewardCode: string;
    state: 'reserving' | 'open' | 'verifying' | 'paid' | 'done' | 'cancelled' | 'expired' | 'refused';
    quantity: number; points: bigint; cashMinor: bigint; costMinor: bigint; currency: string;
    /** Who pays for it; null: head office. */
    funderId: string | null;
    /** Home region of the member, and where it is to be fetched. */
    region: string; outletId: string;
    redeemedAt: Date; untilAt: Date; at: Date; version: bigint;
  };
  /** Aggregate: the redemption. It is fetched within some days, or its points go back 兑换即将到期. */
  'redemption.expiring.v1': {
    redemptionId: string; memberId: string; rewardId: string; outletId: string; untilAt: Date;
  };
}
