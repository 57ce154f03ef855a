/** Version 1 as the first migration inserts it: what was released stays as it was, whatever is added later. */
export const FIRST_RULES = {
  rates: {
    A: { points: [12, 1000], growth: [12, 1000] },
    B: { points: [8, 1000], growth: [12, 1000] },
    C: { points: [4, 1000], growth: [12, 1000] },
    D: { points: [0, 1000], growth: [12, 10_000] },
    X: { points: [0, 1000], growth: [0, 1000] },
  },
  tiers: {
    base: { threshold: 0, bonusPercent: 0 },
    silver: { threshold: 1200, bonusPercent: 10 },
    gold: { threshold: 6000, bonusPercent: 20 },
    diamond: { threshold: 60_000, bonusPercent: 30 },
  },
  windowDays: { store: 7, web: 15, live: 15, custom: 7, trade_in: 7 },
  unknownDeliveryDays: 30,
  lotMonths: 36,
  graceLotDays: 30,
  tierMonths: 24,
  retentionPercent: 60,
  graceDays: 90,
  downgrade: 'one_step',
  linkDays: 180,
  adjustmentLimit: 10_000,
  interactions: { like: 5, comment: 5, share: 10, dailyCap: 50, capPercent: 20 },
};
