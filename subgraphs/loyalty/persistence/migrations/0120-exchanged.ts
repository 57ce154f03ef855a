import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A merge across programmes turns points into those of the survivor: orders and holds say so. A point that is
 * worth less than one of the other programme leaves nothing.
 */
export const loyalty0120: SqlMigration = {
  name: 'loyalty-0120',
  sql: `
alter table order_points add column exchanged boolean not null default false;
alter table lot drop constraint lot_amount_check,
  add constraint lot_amount_check check (amount >= 0);
alter table points_hold add column exchanged boolean not null default false,
  drop constraint points_hold_points_check, add constraint points_hold_points_check check (points >= 0);
alter table points_hold_part drop constraint points_hold_part_amount_check,
  add constraint points_hold_part_amount_check check (amount >= 0);
`,
};
