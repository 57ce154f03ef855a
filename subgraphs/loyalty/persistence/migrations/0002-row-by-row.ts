import type { SqlMigration } from '../../../kernel/database/migration.ts';

const ABOUT_PEOPLE = [
  'account', 'points_transaction', 'points_entry', 'lot', 'points_hold', 'points_hold_part',
  'order_points', 'order_earning', 'tier_change', 'points_adjustment',
];

/**
 * Whom a row speaks of is looked up row by row. `exists` may be planned as a hash of everybody the
 * reader may see, built anew for each request: a franchise of a hundred thousand members would pay for
 * all of them to read one. Lists narrow themselves to the visible first (Sql.restricted).
 */
export const loyalty0002: SqlMigration = {
  name: 'loyalty-0002',
  sql: ABOUT_PEOPLE.map((table) => `
alter policy visible on ${table} using (
  (select true from person_visibility v where v.person_id = ${table}.member_id));`).join('\n'),
};
