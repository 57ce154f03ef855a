import type { SqlMigration } from '../../../kernel/database/migration.ts';

export const members0002: SqlMigration = {
  name: 'members-0002',
  sql: `
-- how often somebody tried phones: all of them (mask ''), and those that look alike when masked
create table phone_try (
  actor_id text not null,
  mask text not null,
  tries integer not null check (tries >= 0),
  ends_at timestamptz not null,
  primary key (actor_id, mask)
);
create index phone_try_ends on phone_try (ends_at);
`,
};
