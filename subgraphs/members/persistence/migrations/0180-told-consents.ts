import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Words on consent are told to the other rooms; those from before are, too, by a job (tell-consents). */
export const members0180: SqlMigration = {
  name: 'members-0180',
  sql: `
alter table consent_record add column told boolean not null default false;
alter table consent_record alter column told set default true;
create index consent_record_untold on consent_record (seq) where not told;
`,
};
