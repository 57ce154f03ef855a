import type { SqlMigration } from '../../../kernel/database/migration.ts';

const ABOUT_PEOPLE = [
  'account', 'points_transaction', 'points_entry', 'lot', 'points_hold', 'points_hold_part',
  'order_points', 'order_earning', 'tier_change', 'points_adjustment',
];

/** Row by row, not by a hash of everybody the reader may see: docs/decisions/0003. */
export const loyalty0002: SqlMigration = {
  name: 'loyalty-0002',
  sql: ABOUT_PEOPLE.map((table) => `
alter policy visible on ${table} using (
  (select true from person_visibility v where v.person_id = ${table}.member_id));`).join('\n'),
};
