import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** When what a coupon was given for turned out to be none while a sale held or had used it. */
export const rewards0070: SqlMigration = {
  name: 'rewards-0070',
  sql: `
alter table coupon add column cause_gone_at timestamptz;
alter table coupon_hold drop constraint coupon_hold_mismatch_check,
  add constraint coupon_hold_mismatch_check
    check (mismatch in ('coupon', 'amount', 'order', 'member', 'cause'));
`,
};
