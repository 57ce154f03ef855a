import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A table of rates may be taken back like a price of the board: it was in force until then, and what was converted
 * in its time stays so. Where that is a jump by itself, one person asks for it and another does it.
 */
export const catalog0230: SqlMigration = {
  name: 'catalog-0230',
  sql: `
alter table fx_table add column withdrawn_at timestamptz, add column withdrawn_by text,
  add column withdrawal_asked_at timestamptz, add column withdrawal_asked_by text,
  add column withdrawal_asked_by_id text,
  drop constraint fx_table_state_check,
  add constraint fx_table_state_check check (state in ('published', 'held', 'dismissed', 'withdrawn')),
  add constraint fx_table_check1 check ((state = 'withdrawn') = (withdrawn_at is not null)),
  add constraint fx_table_check2 check ((withdrawal_asked_at is null) = (withdrawal_asked_by_id is null));
create index fx_table_withdrawn on fx_table (home_region, effective_at desc) where state = 'withdrawn';
create index fx_table_withdrawal on fx_table (withdrawal_asked_at)
  where state = 'published' and withdrawal_asked_at is not null;
drop policy visible on fx_table;
create policy visible on fx_table for select to karat_catalog_restricted using (
  state in ('published', 'withdrawn')
  and (select current_setting('karat.kind', true)) in ('tenant', 'channel', 'person'));
`,
};
