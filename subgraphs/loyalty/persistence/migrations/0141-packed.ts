import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Whoever asks for a member's open lots asks for all of them, or by when they expire: many expire at the same
 * end of a month and share an entry; the order of spending is sorted, of the few that one member has. A
 * member's postings of one instant are few, too. And pages are filled: what changes in lots and orders is
 * indexed, so that the new row needs new entries wherever it lies, and few lines come back.
 */
export const loyalty0141: SqlMigration = {
  name: 'loyalty-0141',
  sql: `
drop index lot_open;
create index lot_open on lot (member_id, expires_at) where remaining > 0;
drop index points_transaction_member;
create index points_transaction_member on points_transaction (member_id, at);
alter table lot reset (fillfactor);
alter table order_points reset (fillfactor);
alter table order_earning reset (fillfactor);
`,
};
