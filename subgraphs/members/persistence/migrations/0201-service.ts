import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Who serves whom. A franchise sees its own people, a member the one who serves it, a partner channel nobody. */
export const members0201: SqlMigration = {
  name: 'members-0201',
  sql: `
create table service_staff (
  id uuid primary key,
  operator_id uuid not null,
  display_name text not null check (char_length(display_name) <= 80),
  franchise_id uuid,
  outlet_id uuid,
  active boolean not null,
  capacity integer not null check (capacity between 0 and 5000),
  version integer not null,
  added_at timestamptz not null
);
create unique index service_staff_operator on service_staff (operator_id);
create index service_staff_name on service_staff (display_name, id);
create index service_staff_franchise on service_staff (franchise_id, display_name, id);
create table member_service (
  id uuid primary key,
  member_id uuid not null references member (id),
  staff_id uuid not null references service_staff (id),
  from_at timestamptz not null,
  until_at timestamptz,
  how text not null check (how in ('chosen', 'least_loaded', 'handed_over')),
  set_by text not null
);
create index member_service_member on member_service (member_id, from_at desc, id desc);
create index member_service_staff on member_service (staff_id, from_at, id) where until_at is null;
alter table member_service enable row level security;
create policy visible on member_service for select to karat_members_restricted using (
  (select true from person_visibility v where v.person_id = member_service.member_id));
grant select on member_service to karat_members_restricted;
alter table service_staff enable row level security;
create policy visible on service_staff for select to karat_members_restricted using (
  franchise_id = (select case current_setting('karat.kind', true) when 'tenant'
    then nullif(current_setting('karat.tenant', true), '')::uuid else null end)
  or ((select current_setting('karat.kind', true)) = 'person' and (select true from member_service s
    where s.staff_id = service_staff.id and s.until_at is null limit 1)));
grant select on service_staff to karat_members_restricted;
`,
};
