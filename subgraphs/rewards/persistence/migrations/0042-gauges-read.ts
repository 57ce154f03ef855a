import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What each gauge showed when it was last read, for who watches them. */
export const rewards0042: SqlMigration = {
  name: 'rewards-0042',
  sql: `
alter table cost_gauge
  add column state text not null default 'quiet' check (state in ('quiet', 'alert', 'over')),
  add column bps integer,
  add column read_at timestamptz;
`,
};
