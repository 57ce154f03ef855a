import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Printed cards outlive the secret they were signed with: its public half is kept. */
export const members0193: SqlMigration = {
  name: 'members-0193',
  sql: `
create table card_key (
  id text primary key,
  public_key text not null,
  since timestamptz not null
);
grant select on card_key to karat_members_restricted;
`,
};
