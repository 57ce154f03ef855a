import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Purchases of a person are read all together, so that entries of one person share their key. Days are read
 * from the orders only where they begin otherwise than the sums' do, and orders are told in about
 * the order of their payment: a range of pages is enough to find them.
 */
export const franchises0140: SqlMigration = {
  name: 'franchises-0140',
  sql: `
drop index order_fact_buyer;
create index order_fact_buyer on order_fact (buyer_id);
drop index order_fact_member;
create index order_fact_member on order_fact (member_id);
drop index order_fact_paid;
create index order_fact_paid on order_fact using brin (paid_at);
`,
};
