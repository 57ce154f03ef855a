import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** How long a member's rights take; versions of before count with the defaults. */
export const members0211: SqlMigration = {
  name: 'members-0211',
  sql: `
alter table care_policy
  add column cooling_off_days integer check (cooling_off_days >= 0 and cooling_off_days <= 30),
  add column export_days integer check (export_days >= 1 and export_days <= 30),
  add column export_fresh_hours integer check (export_fresh_hours >= 1 and export_fresh_hours <= 168),
  add column look_days integer check (look_days >= 1096 and look_days <= 3660);
grant select (cooling_off_days, export_days, export_fresh_hours, look_days)
  on care_policy to karat_members_restricted;
`,
};
