import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A coupon that was won, or bought with points, is found by what it was given for. */
export const rewards0072: SqlMigration = {
  name: 'rewards-0072',
  sql: `
create index coupon_rewarded on coupon (cause_key) where cause = 'reward';
`,
};
