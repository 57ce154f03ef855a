import type { FranchisePolicy, FranchiseRules } from './policy.ts';

/** Version 1 as the migration inserts it, for tests of rules. */
export const DEFAULT_RULES: FranchiseRules = {
  classABps: 300, classBBps: 200, classCBps: 50, classDBps: 10, marginCapBps: 3_000,
  storeWindowDays: 7, webWindowDays: 15, liveWindowDays: 15, customWindowDays: 7,
  tradeInWindowDays: 7, unknownDeliveryDays: 30, periodMonths: 24, trailingMonths: 24,
  protectionDays: 180,
};

export const POLICY: FranchisePolicy = {
  version: 1, effectiveFrom: new Date('2000-01-01T00:00:00Z'), rules: DEFAULT_RULES,
};
