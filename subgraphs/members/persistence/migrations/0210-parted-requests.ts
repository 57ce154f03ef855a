import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What was asked for two who were taken for one stops when they are parted. */
export const members0210: SqlMigration = {
  name: 'members-0210',
  sql: `
alter table erasure
  drop constraint erasure_state_check,
  add column parted_at timestamptz,
  add constraint erasure_state_check check (state in ('waiting', 'withdrawn', 'erasing', 'done', 'parted')),
  add constraint erasure_check3 check ((state = 'parted') = (parted_at is not null));
alter table member_export
  drop constraint member_export_state_check,
  drop constraint member_export_check1,
  add constraint member_export_state_check check (state in ('asked', 'ready', 'expired', 'parted')),
  add constraint member_export_check1 check (state = 'parted' or (state = 'asked') = (ready_at is null));
`,
};
