import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A franchise that has ended, and to whom its members go. */
export const franchises0313: SqlMigration = {
  name: 'franchises-0313',
  sql: `
alter table franchise
  add column closed_at timestamptz,
  add column closed_reason text check (char_length(closed_reason) >= 5 and char_length(closed_reason) <= 500),
  add column successor_id uuid references franchise (id),
  add constraint franchise_check check ((closed_at is null) = (closed_reason is null)),
  add constraint franchise_check1 check (successor_id is null or closed_at is not null and successor_id <> id);
-- a contract that had just begun, or was to begin, ends on its first day
alter table franchise_contract drop constraint franchise_contract_check,
  add constraint franchise_contract_check check (ends_on is null or ends_on >= starts_on);
`,
};
