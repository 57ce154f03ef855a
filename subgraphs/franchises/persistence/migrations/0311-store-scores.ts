import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What an excellent store is judged by, and how stores stood at the end of each quarter. */
export const franchises0311: SqlMigration = {
  name: 'franchises-0311',
  sql: `
create table complaint_fact (
  complaint_id uuid primary key,
  franchise_id uuid,
  outlet_id uuid,
  received_at timestamptz not null,
  done_at timestamptz,
  version bigint not null,
  outcome text check (outcome = any (array['resolved', 'withdrawn', 'duplicate', 'no_complaint'])),
  check ((done_at is null) = (outcome is null))
);
create index complaint_fact_outlet on complaint_fact (outlet_id, received_at) where outlet_id is not null;
alter table complaint_fact enable row level security;
create policy visible on complaint_fact for select to karat_franchises_restricted using (
  franchise_id = (select case current_setting('karat.kind', true) when 'tenant'
    then nullif(current_setting('karat.tenant', true), '')::uuid else null::uuid end));
grant select on complaint_fact to karat_franchises_restricted;

create table member_profile_fact (
  member_id uuid primary key,
  has_birthday boolean not null,
  has_preferences boolean not null,
  has_verified_phone boolean not null,
  version bigint not null
);
alter table member_profile_fact enable row level security;
create policy visible on member_profile_fact for select to karat_franchises_restricted using (
  (select true from person_visibility v where v.person_id = member_profile_fact.member_id));
grant select on member_profile_fact to karat_franchises_restricted;

create table store_score (
  outlet_id uuid not null references outlet (id),
  region text not null,
  quarter text not null check (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
  franchise_id uuid,
  from_at timestamptz not null,
  to_at timestamptz not null,
  honoured_until timestamptz not null,
  repurchase_good bigint not null,
  repurchase_all bigint not null,
  enrolment_good bigint not null,
  enrolment_all bigint not null,
  complaints_good bigint not null,
  complaints_all bigint not null,
  data_good bigint not null,
  data_all bigint not null,
  score integer not null check (score >= 0 and score <= 100),
  place integer not null check (place > 0),
  excellent boolean not null,
  scored_at timestamptz not null,
  primary key (outlet_id, quarter)
);
create index store_score_region on store_score (region, quarter, place, outlet_id);
create index store_score_franchise on store_score (franchise_id, quarter, place, outlet_id);
create trigger immutable before update or delete on store_score
  for each row execute function refuse_change();
alter table store_score enable row level security;
create policy visible on store_score for select to karat_franchises_restricted using (
  franchise_id = (select case current_setting('karat.kind', true) when 'tenant'
    then nullif(current_setting('karat.tenant', true), '')::uuid else null::uuid end));
grant select on store_score to karat_franchises_restricted;

-- what stores are judged by is known from now on alone: the first quarter that is scored begins later
create table store_score_start (
  one boolean primary key default true check (one),
  since timestamptz not null
);
alter table store_score_start enable row level security;
insert into store_score_start (since) values (now());

-- for whoever opens the home page, with an account or without: nothing of it is anybody's
create function shown_stores(asked text, at timestamptz)
  returns table (code text, name text, city text, excellent boolean, until timestamptz)
language sql stable security definer set search_path = franchises, pg_temp as $$
  select o.code, o.name, o.city, coalesce(s.excellent, false), s.honoured_until
  from outlet o left join lateral (
    select s.excellent, s.honoured_until from store_score s
    where s.outlet_id = o.id and s.scored_at <= at and s.honoured_until > at
    order by s.to_at desc limit 1) s on true
  where o.region = asked and o.kind in ('own_store', 'franchise_store') and o.closed_at is null
  order by 4 desc, 1 limit 500 $$;
revoke all on function shown_stores(text, timestamptz) from public;
grant execute on function shown_stores(text, timestamptz) to karat_franchises, karat_franchises_restricted;
create index order_fact_outlet on order_fact (outlet_id, paid_at);
`,
};
