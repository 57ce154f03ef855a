import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Of a move by hand only what was noted may go, when the person is erased. */
export const franchises0170: SqlMigration = {
  name: 'franchises-0170',
  sql: `
drop trigger immutable on member_move;
create trigger immutable before delete on member_move
  for each row execute function refuse_change();
create trigger immutable_but_note before update on member_move for each row
  when (new.note <> '' or to_jsonb(old) - 'note' is distinct from to_jsonb(new) - 'note')
  execute function refuse_change();
`,
};
