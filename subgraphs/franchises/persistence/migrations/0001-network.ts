/** Franchises, outlets, channels and the rules in force; names are basics, contracts are not. */
export const NETWORK = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;

create table franchise_policy (
  version integer primary key,
  effective_at timestamptz not null unique,
  a_bps integer not null check (a_bps between 0 and 10000),
  b_bps integer not null check (b_bps between 0 and 10000),
  c_bps integer not null check (c_bps between 0 and 10000),
  d_bps integer not null check (d_bps between 0 and 10000),
  margin_cap_bps integer not null check (margin_cap_bps between 0 and 10000),
  store_days integer not null check (store_days >= 0),
  web_days integer not null check (web_days >= 0),
  live_days integer not null check (live_days >= 0),
  custom_days integer not null check (custom_days >= 0),
  trade_in_days integer not null check (trade_in_days >= 0),
  unknown_delivery_days integer not null check (unknown_delivery_days >= 0),
  period_months integer not null check (period_months > 0),
  trailing_months integer not null check (trailing_months > 0),
  protection_days integer not null check (protection_days >= 0)
);
insert into franchise_policy values
  (1, '2000-01-01T00:00:00Z', 300, 200, 50, 10, 3000, 7, 15, 15, 7, 7, 30, 24, 24, 180);
create trigger immutable before update or delete on franchise_policy
  for each row execute function refuse_change();

create table franchise (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null check (char_length(name) between 1 and 120),
  city text not null check (char_length(city) between 1 and 80),
  region text not null check (region in ('CN', 'HK', 'MO', 'SG')),
  version integer not null default 1 check (version > 0),
  registered_at timestamptz not null
);
create index franchise_name on franchise (name, id);
create index franchise_registered on franchise (registered_at, id);

create table franchise_contract (
  franchise_id uuid primary key references franchise (id),
  number text not null check (char_length(number) between 1 and 60),
  starts_on date not null,
  ends_on date,
  territory text not null default '' check (char_length(territory) <= 500),
  check (ends_on is null or ends_on > starts_on)
);

create table channel (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null check (char_length(name) between 1 and 120),
  kind text not null
    check (kind in ('marketplace', 'live', 'mini_program', 'web', 'point_of_sale', 'social')),
  version integer not null default 1 check (version > 0),
  registered_at timestamptz not null
);

create table outlet (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null check (char_length(name) between 1 and 120),
  city text not null check (char_length(city) between 1 and 80),
  kind text not null check (kind in ('own_store', 'franchise_store', 'web_shop', 'live_room')),
  franchise_id uuid references franchise (id),
  channel_id uuid references channel (id),
  region text not null check (region in ('CN', 'HK', 'MO', 'SG')),
  version integer not null default 1 check (version > 0),
  registered_at timestamptz not null,
  closed_at timestamptz,
  closed_reason text check (char_length(closed_reason) between 5 and 500),
  check ((closed_at is null) = (closed_reason is null)),
  check (kind <> 'own_store' or franchise_id is null),
  check (kind <> 'franchise_store' or franchise_id is not null)
);
create index outlet_name on outlet (name, id);
create index outlet_franchise on outlet (franchise_id, id);

alter table franchise enable row level security;
alter table franchise_contract enable row level security;
alter table channel enable row level security;
alter table outlet enable row level security;
create policy visible on franchise for select to karat_franchises_restricted using (
  (select current_setting('karat.kind', true)) in ('tenant', 'channel', 'person'));
create policy visible on outlet for select to karat_franchises_restricted using (
  (select current_setting('karat.kind', true)) in ('tenant', 'channel', 'person'));
create policy visible on channel for select to karat_franchises_restricted using (
  (select current_setting('karat.kind', true)) in ('tenant', 'channel', 'person'));
create policy visible on franchise_contract for select to karat_franchises_restricted using (
  (select current_setting('karat.kind', true)) = 'tenant'
  and franchise_id = (select nullif(current_setting('karat.tenant', true), '')::uuid));
grant select on franchise, franchise_contract, channel, outlet, franchise_policy
  to karat_franchises_restricted;
`;
