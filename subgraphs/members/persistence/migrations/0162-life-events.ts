import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Days that matter in a member's life. They are contact data: a franchise sees those of members who share
 * with it, a partner channel none. `next_on` is kept so that what comes is found by an index.
 */
export const members0162: SqlMigration = {
  name: 'members-0162',
  sql: `
create table life_event (
  id uuid primary key,
  member_id uuid not null references member (id),
  kind text not null check (kind in ('wedding_anniversary', 'child_birthday', 'child_full_moon', 'graduation',
    'elder_birthday')),
  calendar text not null check (calendar in ('solar', 'lunar')),
  year integer check (year between 1900 and 2200),
  month smallint not null check (month between 1 and 12),
  day smallint not null check (day between 1 and 31),
  leap_month boolean not null default false,
  guardian_consented_at timestamptz,
  added_at timestamptz not null,
  next_on date,
  constraint life_event_leap check (calendar = 'lunar' or not leap_month)
);
create index life_event_member on life_event (member_id, next_on);
create index life_event_next on life_event (next_on, id) where next_on is not null;
alter table life_event enable row level security;
create policy visible on life_event for select to karat_members_restricted using (
  (select true from person_visibility v where v.person_id = life_event.member_id
    and case (select current_setting('karat.kind', true)) when 'tenant' then v.layer >= 3
      when 'person' then true else false end));
grant select on life_event to karat_members_restricted;
`,
};
