import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Claims that were paid by a number, until the order of that number is known; and those it does not pay. */
export const campaigns0071: SqlMigration = {
  name: 'campaigns-0071',
  sql: `
alter table claim add column order_mismatch boolean not null default false;
create index claim_unmatched on claim (settled_at)
  where state = 'captured' and order_id is null and external_order_no is not null and not order_mismatch;
`,
};
