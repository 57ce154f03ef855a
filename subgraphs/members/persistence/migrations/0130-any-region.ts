import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Regions are words: which ones take members, and with which card digit, the command knows. */
export const members0130: SqlMigration = {
  name: 'members-0130',
  sql: `
alter table member
  drop constraint member_region_check,
  drop constraint member_card_number_check,
  add constraint member_card_number_check check (card_number ~ '^[1-9][0-9]{12}$');
`,
};
