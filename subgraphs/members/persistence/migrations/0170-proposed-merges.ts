import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A merge case may be an operator's proposal. And who carries a phone unverified that another one verified is found by
 * an index, newest first.
 */
export const members0170: SqlMigration = {
  name: 'members-0170',
  sql: `
alter table merge_case add column proposed_by text,
  add column proposal_reason text check (char_length(proposal_reason) <= 500);
create index member_phone_carrier on member (enrolled_at desc, id desc)
  where phone is not null and not phone_verified and survivor_id is null;
`,
};
