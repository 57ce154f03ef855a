import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Offers that need no coupon: each sale that has one keeps it as a coupon of its own. */
export const rewards0051: SqlMigration = {
  name: 'rewards-0051',
  sql: `
alter table coupon drop constraint coupon_cause_check,
  add constraint coupon_cause_check check (cause in ('hand', 'segment', 'code', 'enrolment', 'tier', 'referral',
    'reward', 'automatic'));
create index coupon_offer_version_automatic on coupon_offer_version (offer_id, version)
  where (terms ->> 'automatic') = 'true';
`,
};
