import { DEFAULT_FORMER, DEFAULT_RULES, type FranchisePolicy } from './policy.ts';

/** Version 1 as the migration inserts it, for tests of rules. */
export const POLICY: FranchisePolicy = {
  version: 1, effectiveFrom: new Date('2000-01-01T00:00:00Z'), rules: DEFAULT_RULES,
  former: DEFAULT_FORMER,
};
