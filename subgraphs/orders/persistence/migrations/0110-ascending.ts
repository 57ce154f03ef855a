import type { SqlMigration } from '../../../kernel/database/migration.ts';

const NEWEST: Readonly<Record<string, string>> = {
  sales_order_paid: 'sales_order (paid_at, id)',
  sales_order_recorded: 'sales_order (recorded_at, id)',
  sales_order_channel: 'sales_order (channel_id, paid_at, id)',
  sales_order_outlet: 'sales_order (outlet_id, paid_at, id)',
  sales_order_tenant: 'sales_order (selling_tenant_id, paid_at, id)',
  sales_order_state: 'sales_order (state, paid_at, id)',
  sales_order_channel_state: 'sales_order (channel_id, state, paid_at, id)',
  sales_order_tenant_state: `sales_order (selling_tenant_id, state, paid_at, id)
    where selling_tenant_id is not null`,
  sales_order_waiting: 'sales_order (paid_at, id) where member_id is null',
  order_elsewhere_newest: 'order_elsewhere (tenant_id, paid_at, order_id)',
};

/**
 * Newest first is read from the end of an index as well as from its beginning. What comes in the order of
 * time is only packed where it comes last: in front of everything it leaves each page half empty.
 */
export const orders0110: SqlMigration = {
  name: 'orders-0110',
  sql: Object.entries(NEWEST).map(([name, on]) =>
    `drop index ${name};\ncreate index ${name} on ${on};`).join('\n'),
};
