import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * An outlet sells until it closes. Of those that closed before, only that is known here: what was paid until today
 * is taken, nothing that is paid later.
 */
export const orders0071: SqlMigration = {
  name: 'orders-0071',
  sql: `
alter table outlet_fact add column closed_at timestamptz;
update outlet_fact set closed_at = now() where closed;
alter table outlet_fact add constraint outlet_fact_closed check (closed = (closed_at is not null));
create index outlet_fact_franchise on outlet_fact (franchise_id) where franchise_id is not null;
`,
};
