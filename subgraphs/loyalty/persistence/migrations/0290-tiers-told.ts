import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Who came to listen to tiers later knows no tier of before: those that were told until then are told anew once. */
export const loyalty0290: SqlMigration = {
  name: 'loyalty-0290',
  sql: `
alter table account add column tier_told_form integer not null default 0;
alter table account alter column tier_told_form set default 1;
create index account_tier_told_form on account (member_id) where tier_told_form < 1 and tier_version > 0
  and merged_into is null;
`,
};
