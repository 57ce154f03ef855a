import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Holds of a drop that are over are found by their time. Some databases have the index from 0190 already. */
export const campaigns0200: SqlMigration = {
  name: 'campaigns-0200',
  sql: `
create index if not exists claim_lapsing on claim (drop_id, hold_expires_at) where state in ('reserving', 'claimed');
`,
};
