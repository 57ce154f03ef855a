import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What was had without a booking may be given back: it was called off then, though never booked. */
export const rewards0073: SqlMigration = {
  name: 'rewards-0073',
  sql: `
alter table entitlement_use drop constraint entitlement_use_check,
  add constraint entitlement_use_check check (state in ('used', 'cancelled') or booked_for is not null);
`,
};
