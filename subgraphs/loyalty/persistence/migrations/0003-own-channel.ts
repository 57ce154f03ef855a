import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A partner channel sees members that other channels serve too, but only its own orders: what an order
 * earned names its lines and bases. Orders that were taken in before have no channel, and no channel
 * sees them here.
 */
export const loyalty0003: SqlMigration = {
  name: 'loyalty-0003',
  sql: `
alter table order_points add column channel_id uuid;
create policy own_channel on order_points as restrictive for select to karat_loyalty_restricted using (
  case (select current_setting('karat.kind', true)) when 'channel'
    then channel_id = (select nullif(current_setting('karat.channel', true), '')::uuid)
    else true end);
`,
};
