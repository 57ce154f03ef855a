import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Coupons for a birthday, a child of the house and a gold plan; those of one cause are found when it goes. */
export const rewards0060: SqlMigration = {
  name: 'rewards-0060',
  sql: `
alter table coupon drop constraint coupon_cause_check,
  add constraint coupon_cause_check check (cause in ('hand', 'segment', 'code', 'enrolment', 'tier', 'referral',
    'reward', 'automatic', 'birthday', 'heritage', 'plan'));
create index coupon_caused on coupon (("left"(cause_key, 36))) where cause in ('referral', 'heritage', 'plan');
`,
};
