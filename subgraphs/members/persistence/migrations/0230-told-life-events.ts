import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Life events are told to other rooms; 0: nobody was told of it yet, a job tells (tell-life-events). */
export const members0230: SqlMigration = {
  name: 'members-0230',
  sql: `
alter table life_event add column version bigint not null default 0;
create index life_event_untold on life_event (id) where version = 0;
`,
};
