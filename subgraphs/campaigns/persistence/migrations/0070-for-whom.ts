import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * For whom items are, and whose outlets: who may release and claim them, and who is let into the room. Which
 * claims an order has paid.
 */
export const campaigns0070: SqlMigration = {
  name: 'campaigns-0070',
  sql: `
alter table item_fact add column dedication jsonb;
alter table outlet_fact add column channel_id uuid, add column franchise_id uuid;
create index claim_order on claim (order_id) where order_id is not null;
grant select (outlet_id, channel_id, franchise_id) on outlet_fact to karat_campaigns_restricted;
`,
};
