import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A payment is told whenever it changes, counted by its version. Its outlet is that of its quote, so that a list of one
 * outlet begins from an index; what is to be refunded is found among many that are settled, whoever asks.
 */
export const orders0310: SqlMigration = {
  name: 'orders-0310',
  sql: `
alter table payment add column version int not null default 1, add column selling_outlet_id uuid;
update payment p set selling_outlet_id = q.outlet_id from quote q where q.id = p.quote_id;
create index payment_outlet on payment (selling_outlet_id, received_at, id);
create index payment_channel_unmatched on payment (channel_id, received_at, id) where state = 'unmatched';
create index payment_elsewhere_unmatched on payment (selling_channel_id, received_at, id)
  where selling_channel_id <> channel_id and state = 'unmatched';
create index payment_tenant_unmatched on payment (selling_tenant_id, received_at, id) where state = 'unmatched';
`,
};
