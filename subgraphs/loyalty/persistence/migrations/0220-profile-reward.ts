import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A whole profile earns once for each person: one such posting for an id, whatever is told again. */
export const loyalty0220: SqlMigration = {
  name: 'loyalty-0220',
  sql: `
alter table lot drop constraint lot_cause_check;
alter table lot add constraint lot_cause_check
  check (cause in ('purchase', 'tier_bonus', 'adjustment', 'grace', 'merge', 'profile_reward'));
create unique index points_transaction_profile on points_transaction (member_id) where kind = 'profile_reward';
`,
};
