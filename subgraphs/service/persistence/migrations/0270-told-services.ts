import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Who is being served where follows from what is told of service orders and appointments. What was told before anybody
 * listened is told once more: what is open, and appointments of the day before on.
 */
export const service0270: SqlMigration = {
  name: 'service-0270',
  sql: `
alter table service_order add column untold boolean not null default false;
alter table appointment add column untold boolean not null default false;
update service_order set untold = true where closed_at is null and member_id is not null;
update appointment set untold = true where member_id is not null
  and (closed_at is null or starts_at > now() - interval '1 day');
create index service_order_untold on service_order (id) where untold;
create index appointment_untold on appointment (id) where untold;
create index service_order_open_outlet on service_order (outlet_id) where closed_at is null;
create index appointment_open_outlet on appointment (outlet_id) where closed_at is null;
`,
};
