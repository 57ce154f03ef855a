import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** How much popularity counts beside reasons of a member's own, as months held out taught each model. */
export const insights0032: SqlMigration = {
  name: 'insights-0032',
  sql: `
create table recommendation_emphasis (
  version integer not null references recommendation_model (version) on delete cascade,
  programme text not null,
  popular_times integer not null check (popular_times > 0),
  primary key (version, programme)
);
grant select on recommendation_emphasis to karat_insights_restricted;
`,
};
