import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Who may say that a task was done, and growth beside its points. */
export const engagement0021: SqlMigration = {
  name: 'engagement-0021',
  sql: `
alter table task add column channel_ids uuid[] not null default '{}';
alter table task add column growth int not null default 0 check (growth >= 0);
alter table engagement_grant add column growth int not null default 0 check (growth >= 0);
create table outlet_fact (
  outlet_id uuid primary key,
  franchise_id uuid,
  channel_id uuid,
  version bigint not null
);
create index outlet_fact_channel on outlet_fact (channel_id) where channel_id is not null;
`,
};
