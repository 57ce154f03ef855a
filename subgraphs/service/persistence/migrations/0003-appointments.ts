import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Appointments, what outlets offer and when, and what pieces are: by that they are looked after. */
export const service0003: SqlMigration = {
  name: 'service-0003',
  sql: `
alter table service_policy
  add column appointment_kinds jsonb check (jsonb_typeof(appointment_kinds) = 'array'),
  add column days_ahead integer[],
  add column grace_minutes integer check (grace_minutes >= 1 and grace_minutes <= 240),
  add column no_show_limit integer check (no_show_limit >= 1 and no_show_limit <= 20),
  add column no_show_days integer check (no_show_days >= 1 and no_show_days <= 366),
  add column most_ahead integer check (most_ahead >= 1 and most_ahead <= 50),
  add column care_rules jsonb check (jsonb_typeof(care_rules) = 'array');
grant select (appointment_kinds, days_ahead, grace_minutes, no_show_limit, no_show_days, most_ahead, care_rules)
  on service_policy to karat_service_restricted;

-- From which step on the benefit's round counts; what stands is of its first one, or of the last time it was opened.
alter table service_order add column benefit_since integer not null default 1;
update service_order o set benefit_since = (select max(s.version) from service_step s
  where s.service_order_id = o.id and s.deed = 'reopen') where o.benefit_round > 1;

alter table outlet_fact add column latitude numeric(8,6), add column longitude numeric(9,6);
create index outlet_fact_position on outlet_fact (latitude, longitude) where latitude is not null and not closed;
alter table sold_line add column outlet_id uuid, add column care_version integer not null default 0;
create index sold_line_item on sold_line (item_id);
create index sold_line_outlet on sold_line (outlet_id) where outlet_id is not null;
create index sold_line_care on sold_line (care_version, line_id);

create table member_tier (
  member_id uuid primary key,
  tier text not null,
  programme text not null,
  version bigint not null
);
alter table member_tier enable row level security;
create policy visible on member_tier for select to karat_service_restricted using (
  (select true from person_visibility v where v.person_id = member_tier.member_id));
grant select on member_tier to karat_service_restricted;

create table item_fact (
  item_id uuid primary key,
  name text not null,
  category text,
  metal text,
  craft text,
  stones text[] not null,
  version bigint not null
);
grant select on item_fact to karat_service_restricted;

-- What a piece is decides how it is looked after: where catalog tells otherwise, that is worked out anew. Lines that
-- wait for it already are written all the same: whoever works one out just now has not read this, and comes again.
create function care_of_new_items() returns trigger language plpgsql as $$
begin
  update sold_line l set care_version = 0 from (select s.line_id from sold_line s
    where s.item_id in (select f.item_id from fresh f) order by s.line_id for update) t where l.line_id = t.line_id;
  return null;
end $$;
create function care_of_other_items() returns trigger language plpgsql as $$
begin
  update sold_line l set care_version = 0 from (select s.line_id from sold_line s
    where s.item_id in (select f.item_id from fresh f join stale o on o.item_id = f.item_id
      where (o.category, o.metal, o.craft, o.stones) is distinct from (f.category, f.metal, f.craft, f.stones))
    order by s.line_id for update) t where l.line_id = t.line_id;
  return null;
end $$;
create trigger care_of_new after insert on item_fact referencing new table as fresh
  for each statement execute function care_of_new_items();
create trigger care_of_other after update on item_fact referencing old table as stale new table as fresh
  for each statement execute function care_of_other_items();

-- Whose an outlet is decides who sees what was sold there.
create function care_of_new_outlets() returns trigger language plpgsql as $$
begin
  update sold_line l set care_version = 0 from (select s.line_id from sold_line s
    where s.outlet_id in (select f.outlet_id from fresh f) order by s.line_id for update) t
    where l.line_id = t.line_id;
  return null;
end $$;
create function care_of_other_outlets() returns trigger language plpgsql as $$
begin
  update sold_line l set care_version = 0 from (select s.line_id from sold_line s
    where s.outlet_id in (select f.outlet_id from fresh f join stale o on o.outlet_id = f.outlet_id
      where (o.franchise_id, o.channel_id) is distinct from (f.franchise_id, f.channel_id))
    order by s.line_id for update) t where l.line_id = t.line_id;
  return null;
end $$;
create trigger care_of_new after insert on outlet_fact referencing new table as fresh
  for each statement execute function care_of_new_outlets();
create trigger care_of_other after update on outlet_fact referencing old table as stale new table as fresh
  for each statement execute function care_of_other_outlets();

create table due_care (
  id uuid primary key,
  line_id uuid not null references sold_line (line_id),
  care text not null,
  member_id uuid not null,
  item_id uuid not null,
  outlet_id uuid,
  tenant_id uuid,
  channel_id uuid,
  last_on date,
  due_on date not null,
  unique (line_id, care)
);
create index due_care_on on due_care (due_on, id);
create index due_care_outlet on due_care (outlet_id, due_on, id) where outlet_id is not null;
create index due_care_tenant on due_care (tenant_id, due_on, id) where tenant_id is not null;
create index due_care_channel on due_care (channel_id, due_on, id) where channel_id is not null;
create index due_care_member on due_care (member_id, due_on, id);
alter table due_care enable row level security;
create policy visible on due_care for select to karat_service_restricted using (
  (select true from person_visibility v where v.person_id = due_care.member_id)
  and (tenant_id = (select case current_setting('karat.kind', true)
        when 'tenant' then nullif(current_setting('karat.tenant', true), '')::uuid else null end)
      and ((select coalesce(current_setting('karat.sites', true), '')) = ''
        or outlet_id = any ((select string_to_array(
          nullif(current_setting('karat.sites', true), ''), ','))::uuid[]))
    or channel_id = (select case current_setting('karat.kind', true)
        when 'channel' then nullif(current_setting('karat.channel', true), '')::uuid else null end)
    or (select current_setting('karat.kind', true)) = 'person'));
grant select on due_care to karat_service_restricted;

create table outlet_desk (
  outlet_id uuid primary key,
  appointment_kinds text[] not null,
  service_kinds text[] not null,
  hours jsonb not null check (jsonb_typeof(hours) = 'array'),
  closed_on text[] not null,
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  updated_by text not null
);
grant select on outlet_desk to karat_service_restricted;

create table appointment (
  id uuid primary key,
  member_id uuid,
  guest text check (char_length(guest) >= 1 and char_length(guest) <= 100),
  outlet_id uuid not null,
  tenant_id uuid,
  channel_id uuid,
  outlet_channel_id uuid,
  region text not null,
  kind text not null,
  policy_version integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  missed_at timestamptz not null,
  state text not null default 'booked' check (state in ('booked', 'arrived', 'done', 'cancelled', 'no_show')),
  note text check (char_length(note) >= 1 and char_length(note) <= 300),
  via text not null check (via in ('member', 'channel', 'staff')),
  booked_at timestamptz not null,
  booked_by text not null,
  arrived_at timestamptz,
  arrived_by_code boolean not null default false,
  closed_at timestamptz,
  version integer not null default 1 check (version > 0),
  check ((member_id is null) = (guest is not null)),
  check (ends_at > starts_at),
  check ((closed_at is null) = (state in ('booked', 'arrived')))
);
create index appointment_outlet on appointment (outlet_id, starts_at, id);
create index appointment_starts on appointment (starts_at, id);
create index appointment_tenant on appointment (tenant_id, starts_at, id) where tenant_id is not null;
create index appointment_channel on appointment (channel_id, starts_at, id) where channel_id is not null;
create index appointment_till on appointment (outlet_channel_id, starts_at, id)
  where outlet_channel_id is not null;
create index appointment_member on appointment (member_id, starts_at, id) where member_id is not null;
create index appointment_due on appointment (missed_at) where state = 'booked';
alter table appointment enable row level security;
create policy visible on appointment for select to karat_service_restricted using (
  tenant_id = (select case current_setting('karat.kind', true)
      when 'tenant' then nullif(current_setting('karat.tenant', true), '')::uuid else null end)
    and ((select coalesce(current_setting('karat.sites', true), '')) = ''
      or outlet_id = any ((select string_to_array(
        nullif(current_setting('karat.sites', true), ''), ','))::uuid[]))
  or channel_id = (select case current_setting('karat.kind', true)
      when 'channel' then nullif(current_setting('karat.channel', true), '')::uuid else null end)
  or outlet_channel_id = (select case current_setting('karat.kind', true)
      when 'channel' then nullif(current_setting('karat.channel', true), '')::uuid else null end)
  or (select current_setting('karat.kind', true)) = 'person'
    and (select true from person_visibility v where v.person_id = appointment.member_id));
grant select on appointment to karat_service_restricted;

-- How many are expected when, those among them who have not come yet, since they may; whoever
-- looks for a free half hour counts all of them and sees none.
create function slots_taken(outlets uuid[], from_at timestamptz, until_at timestamptz)
returns table (outlet_id uuid, starts_at timestamptz, ends_at timestamptz, count integer)
language sql stable security definer set search_path = service, pg_temp as $$
  select a.outlet_id, a.starts_at, a.ends_at, count(*)::int from appointment a
  where a.outlet_id = any(outlets) and a.starts_at < until_at and a.starts_at > from_at - interval '4 hours'
    and a.ends_at > from_at and a.state <> 'cancelled'
  group by a.outlet_id, a.starts_at, a.ends_at
$$;
revoke all on function slots_taken(uuid[], timestamptz, timestamptz) from public;
grant execute on function slots_taken(uuid[], timestamptz, timestamptz) to karat_service, karat_service_restricted;

-- Pieces of members who were found visible before, of a franchise's or a channel's outlets those alone; the
-- lines themselves nobody restricted reads.
create function pieces_cared_for(ids uuid[], by_franchise uuid, by_channel uuid)
returns table (line_id uuid, member_id uuid, item_id uuid, paid_at timestamptz, franchise_id uuid, channel_id uuid,
  works jsonb)
language sql stable security definer set search_path = service, pg_temp as $$
  select l.line_id, l.member_id, l.item_id, l.paid_at, l.franchise_id, l.channel_id,
    coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.closed_at)) from service_order s
      where s.order_line_id = l.line_id and s.state = 'handed_over'), '[]'::jsonb)
  from unnest(ids) as p (id)
  cross join lateral (select s.line_id, s.member_id, s.item_id, s.paid_at, o.franchise_id, o.channel_id
    from sold_line s left join outlet_fact o on o.outlet_id = s.outlet_id
    where s.member_id = p.id and s.pieces_left > 0 and (by_franchise is null or o.franchise_id = by_franchise)
      and (by_channel is null or o.channel_id = by_channel)
    order by s.paid_at desc, s.line_id limit 100) l
$$;
revoke all on function pieces_cared_for(uuid[], uuid, uuid) from public;
grant execute on function pieces_cared_for(uuid[], uuid, uuid) to karat_service, karat_service_restricted;
`,
};
