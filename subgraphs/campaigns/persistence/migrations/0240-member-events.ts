import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Events for members with places, their line, and who stands at the door with its code. */
export const campaigns0240: SqlMigration = {
  name: 'campaigns-0240',
  sql: `
create table member_event (
  id uuid primary key,
  kind text not null check (kind in ('tasting', 'pop_up', 'designer', 'co_creation', 'launch', 'private_sale', 'camp',
    'exhibition', 'course', 'party')),
  title_zh text not null check (char_length(title_zh) >= 1 and char_length(title_zh) <= 100),
  title_en text not null check (char_length(title_en) >= 1 and char_length(title_en) <= 100),
  about text check (char_length(about) >= 1 and char_length(about) <= 2000),
  outlet_id uuid not null references outlet_fact (outlet_id),
  address text check (char_length(address) >= 1 and char_length(address) <= 200),
  region text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  opens_at timestamptz not null,
  tier_delay_hours integer[] not null,
  places integer not null check (places > 0),
  waitlist_limit integer not null check (waitlist_limit >= 0),
  most_seats integer not null check (most_seats > 0),
  taken integer not null default 0 check (taken >= 0),
  waiting integer not null default 0 check (waiting >= 0),
  last_number integer not null default 0 check (last_number >= 0),
  closed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text check (char_length(cancel_reason) >= 1 and char_length(cancel_reason) <= 300),
  created_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  check (ends_at > starts_at),
  check (taken <= places),
  check ((cancelled_at is null) = (cancel_reason is null))
);
create index member_event_starts on member_event (starts_at, id);
create index member_event_outlet on member_event (outlet_id, starts_at, id);
create index member_event_ends on member_event (ends_at) where closed_at is null;
grant select on member_event to karat_campaigns_restricted;

create table event_place (
  id uuid primary key,
  event_id uuid not null references member_event (id),
  member_id uuid not null,
  seats integer not null check (seats > 0),
  state text not null check (state in ('booked', 'offered', 'waiting', 'given_back', 'lapsed', 'attended', 'missed',
    'cancelled')),
  number integer check (number > 0),
  offer_ends_at timestamptz,
  booked_at timestamptz not null,
  booked_by text not null,
  attended_at timestamptz,
  by_code boolean not null default false,
  stars integer check (stars >= 1 and stars <= 5),
  feedback text check (char_length(feedback) >= 1 and char_length(feedback) <= 1000),
  version integer not null default 1 check (version > 0),
  check (offer_ends_at is not null or state <> 'offered'),
  check (stars is not null or feedback is null)
);
create index event_place_event on event_place (event_id, booked_at, id);
create index event_place_line on event_place (event_id, number) where state = 'waiting';
create index event_place_offers on event_place (offer_ends_at) where state = 'offered';
create index event_place_member on event_place (member_id, booked_at, id);
alter table event_place enable row level security;
create policy visible on event_place for select to karat_campaigns_restricted using (
  (select true from person_visibility v where v.person_id = event_place.member_id));
grant select on event_place to karat_campaigns_restricted;

create table store_visit (
  visit_id uuid primary key,
  member_id uuid not null,
  outlet_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null
);
create index store_visit_member on store_visit (member_id, outlet_id);
create index store_visit_old on store_visit (until_at);
alter table store_visit enable row level security;
`,
};
