import type { FranchisePolicy } from './policy.ts';

/** Version 1 as the migration inserts it, for tests of rules. */
export const POLICY: FranchisePolicy = {
  version: 1, effectiveAt: new Date('2000-01-01T00:00:00Z'),
  ratesBps: { A: 300, B: 200, C: 50, D: 10 }, marginCapBps: 3000,
  windowDays: { store: 7, web: 15, live: 15, custom: 7, trade_in: 7 },
  unknownDeliveryDays: 30, periodMonths: 24, trailingMonths: 24, protectionDays: 180,
};
