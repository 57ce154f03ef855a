import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Which devices members do things with, by a mark that leads back to no device; kept for some weeks. */
export const engagement0030: SqlMigration = {
  name: 'engagement-0030',
  sql: `
alter table engagement_policy
  add column members_per_device integer check (members_per_device >= 1 and members_per_device <= 1000),
  add column device_days integer check (device_days >= 1 and device_days <= 90);

grant select (members_per_device, device_days) on engagement_policy to karat_engagement_restricted;

create table device_use (
  device text not null check (char_length(device) = 43),
  member_id uuid not null,
  used_at timestamptz not null,
  primary key (device, member_id)
);
create index device_use_member on device_use (member_id, used_at);
create index device_use_old on device_use (used_at);
alter table device_use enable row level security;
`,
};
