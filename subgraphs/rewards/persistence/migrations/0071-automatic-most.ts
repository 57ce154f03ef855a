import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** How many offers that need no coupon there may be at once; all of them are looked at. */
export const rewards0071: SqlMigration = {
  name: 'rewards-0071',
  sql: `
alter table reward_policy add column automatic_most integer check (automatic_most >= 1 and automatic_most <= 200);
grant select (automatic_most) on reward_policy to karat_rewards_restricted;
`,
};
