import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** When phones changed and points were redeemed, kept for some days. */
export const engagement0012: SqlMigration = {
  name: 'engagement-0012',
  sql: `
create table phone_change (
  member_id uuid not null,
  changed_at timestamptz not null,
  primary key (member_id, changed_at)
);
create index phone_change_old on phone_change (changed_at);
alter table phone_change enable row level security;

create table redemption_moment (
  redemption_id uuid primary key,
  member_id uuid not null,
  redeemed_at timestamptz not null
);
create index redemption_moment_member on redemption_moment (member_id, redeemed_at);
create index redemption_moment_old on redemption_moment (redeemed_at);
alter table redemption_moment enable row level security;
`,
};
