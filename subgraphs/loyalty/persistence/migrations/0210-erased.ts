import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Of a posting only what was written about a person may go, when the person is erased. */
export const loyalty0210: SqlMigration = {
  name: 'loyalty-0210',
  sql: `
drop trigger append_only on points_transaction;
create trigger append_only before delete on points_transaction
  for each statement execute function refuse_change();
create trigger append_only_but_reason before update on points_transaction for each row
  when (new.reason is not null or to_jsonb(old) - 'reason' is distinct from to_jsonb(new) - 'reason')
  execute function refuse_change();
`,
};
