import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Scores of a whole programme are summed out of the index alone, its regions among its columns. */
export const insights0060: SqlMigration = {
  name: 'insights-0060',
  sql: `
create index order_fact_standing on order_fact (member_id, paid_day) include (home_minor, home_region)
  where wholly_returned_at is null and member_id is not null;
drop index order_fact_net;
`,
};
