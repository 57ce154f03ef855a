/** What trade-ins tells of old gold 以旧换新; what it is worth, and who agreed to what, is never told. */
export interface TradeInEvents {
  /** Aggregate: the trade-in. How it stands; the greatest version counts. */
  'trade-in.changed.v1': {
    tradeInId: string; memberId: string; outletId: string;
    /** Whose outlet it is; null: head office's. */
    franchiseId: string | null;
    state: string; at: Date; version: bigint;
  };
}
