import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Of an order that does not pay its claim: which one it is, and what does not fit. */
export const campaigns0160: SqlMigration = {
  name: 'campaigns-0160',
  sql: `
alter table claim add column mismatched_order_id uuid;
alter table claim add column mismatch text check (mismatch in ('cancelled', 'member', 'channel',
  'currency', 'item', 'price', 'pieces'));
create index claim_mismatched on claim (settled_at desc, id desc) where order_mismatch;
`,
};
