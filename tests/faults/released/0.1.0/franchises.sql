-- migration: kernel-0001
create table idempotency (
  actor_id text not null,
  key text not null,
  command text not null,
  input_hash bytea not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_created_at on idempotency (created_at);

create table audit_record (
  id uuid primary key,
  at timestamptz not null,
  command text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  request_id text not null,
  subject_id uuid,
  reason text,
  before jsonb,
  after jsonb
);
create index audit_record_subject on audit_record (subject_id, at desc);
create index audit_record_at on audit_record (at desc, id);

create table event (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  name text not null,
  aggregate_id text not null,
  at timestamptz not null,
  request_id text not null,
  payload jsonb not null
);

create table parked_event (
  subscriber text not null,
  event_id uuid not null references event (id),
  event_seq bigint not null,
  aggregate_id text not null,
  attempts integer not null default 0,
  error text not null,
  failed_at timestamptz not null,
  dead boolean not null default false,
  primary key (subscriber, event_id)
);
create index parked_event_aggregate on parked_event (subscriber, aggregate_id, event_seq);
create index parked_event_dead on parked_event (failed_at) where dead;

create table person_visibility (
  person_id uuid primary key,
  tenant_id uuid,
  layer smallint not null default 1,
  channel_ids uuid[] not null default '{}',
  survivor_id uuid,
  version bigint not null default 0
);
create index person_visibility_tenant on person_visibility (tenant_id);
create index person_visibility_survivor on person_visibility (survivor_id)
  where survivor_id is not null;

alter table person_visibility enable row level security;
create policy visible on person_visibility for select to karat_franchises_restricted using (
  case (select current_setting('karat.kind', true))
    when 'tenant' then tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
    when 'channel' then
      channel_ids @> array[(select nullif(current_setting('karat.channel', true), '')::uuid)]
    when 'person' then
      (select nullif(current_setting('karat.person', true), '')::uuid) in (person_id, survivor_id)
    else false
  end
);
grant select on person_visibility to karat_franchises_restricted;

-- migration: franchises-0001
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

create table member_home (
  member_id uuid primary key,
  region text not null default 'CN' check (region in ('CN', 'HK', 'MO', 'SG')),
  enrolled_at timestamptz,
  enrolled_outlet_id uuid references outlet (id),
  enrolled_franchise_id uuid references franchise (id),
  folded_to timestamptz,
  version bigint not null default 0
);

create table merged_member (
  other_member_id uuid primary key,
  member_id uuid not null,
  merged_at timestamptz not null,
  check (other_member_id <> member_id)
);
create index merged_member_survivor on merged_member (member_id);

create table attribution (
  id uuid primary key,
  member_id uuid not null references member_home (member_id),
  franchise_id uuid references franchise (id),
  outlet_id uuid references outlet (id),
  starts_at timestamptz not null,
  ends_at timestamptz,
  reason text not null check (reason in ('store_enrolment', 'first_purchase', 'first_kept_purchase',
    'contribution', 'no_purchase', 'manual', 'outlet_closed', 'merged')),
  order_id uuid,
  since timestamptz not null,
  base_ends_at timestamptz,
  unique (member_id, starts_at),
  check (ends_at > starts_at)
);
create unique index attribution_open on attribution (member_id) where ends_at is null;
create index attribution_ends on attribution (ends_at, member_id);
create index attribution_outlet on attribution (outlet_id, ends_at);
create index attribution_franchise on attribution (franchise_id, ends_at);

create function refuse_overlap() returns trigger language plpgsql as $$
begin
  if exists (select 1 from attribution a join attribution b
      on b.member_id = a.member_id and b.id <> a.id
      and b.starts_at < coalesce(a.ends_at, 'infinity')
      and a.starts_at < coalesce(b.ends_at, 'infinity')
    where a.id = new.id) then
    raise exception 'attribution periods of one member overlap' using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger no_overlap after insert or update of starts_at, ends_at on attribution
  deferrable initially deferred for each row execute function refuse_overlap();

create table member_move (
  id uuid primary key,
  member_id uuid not null references member_home (member_id),
  at timestamptz not null,
  franchise_id uuid references franchise (id),
  outlet_id uuid references outlet (id),
  ends_at timestamptz,
  reason text not null check (reason in ('manual', 'outlet_closed', 'merged')),
  note text not null check (char_length(note) <= 500)
);
create index member_move_member on member_move (member_id, at);
create trigger immutable before update or delete on member_move
  for each row execute function refuse_change();

create table staff_period (
  member_id uuid not null references member_home (member_id),
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (member_id, starts_at),
  check (ends_at >= starts_at)
);
create unique index staff_period_open on staff_period (member_id) where ends_at is null;

create table order_fact (
  order_id uuid primary key,
  member_id uuid,
  buyer_id uuid,
  outlet_id uuid not null references outlet (id),
  franchise_id uuid references franchise (id),
  fulfilment text not null check (fulfilment in ('store', 'web', 'live', 'custom', 'trade_in')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  paid_at timestamptz not null,
  delivered_at timestamptz,
  base_minor bigint not null check (base_minor >= 0),
  wholly_returned_at timestamptz,
  check ((member_id is null) = (buyer_id is null))
);
create index order_fact_member on order_fact (member_id, paid_at);
create index order_fact_buyer on order_fact (buyer_id, paid_at);
create index order_fact_paid on order_fact (paid_at) include (franchise_id, currency, base_minor);

create table order_line_fact (
  line_id uuid primary key,
  order_id uuid not null references order_fact (order_id),
  line_no integer not null,
  margin_class text not null check (margin_class in ('A', 'B', 'C', 'D', 'X')),
  base_minor bigint not null check (base_minor >= 0),
  cost_minor bigint,
  remaining_base_minor bigint not null check (remaining_base_minor between 0 and base_minor)
);
create index order_line_fact_order on order_line_fact (order_id);

create table order_return_fact (
  return_id uuid primary key,
  order_id uuid not null references order_fact (order_id),
  returned_at timestamptz not null,
  base_minor bigint not null check (base_minor >= 0)
);
create index order_return_fact_order on order_return_fact (order_id);
create trigger immutable before update or delete on order_return_fact
  for each row execute function refuse_change();

create view member_purchase as
  select o.member_id, o.franchise_id, o.currency,
    date_trunc('month', o.paid_at at time zone 'Asia/Shanghai')::date as month,
    count(*) as orders, sum(o.base_minor)::bigint as base_minor,
    coalesce(sum(r.base_minor), 0)::bigint as returned_minor
  from order_fact o left join (
    select order_id, sum(base_minor) as base_minor from order_return_fact group by 1
  ) r on r.order_id = o.order_id
  where o.member_id is not null
  group by 1, 2, 3, 4;

alter table attribution enable row level security;
create policy visible on attribution for select to karat_franchises_restricted using (
  (select current_setting('karat.kind', true)) in ('tenant', 'person')
  and exists (select 1 from person_visibility v where v.person_id = attribution.member_id));
grant select on attribution to karat_franchises_restricted;

create table rebate (
  id uuid primary key,
  line_id uuid not null references order_line_fact (line_id),
  order_id uuid not null references order_fact (order_id),
  member_id uuid not null,
  home_franchise_id uuid not null references franchise (id),
  outlet_id uuid not null references outlet (id),
  payer_franchise_id uuid references franchise (id),
  margin_class text not null check (margin_class in ('A', 'B', 'C', 'D')),
  rate_bps integer not null check (rate_bps between 0 and 10000),
  policy_version integer not null references franchise_policy (version),
  currency text not null,
  base_minor bigint not null check (base_minor >= 0),
  remaining_base_minor bigint not null check (remaining_base_minor between 0 and base_minor),
  cost_minor bigint,
  margin_capped boolean not null,
  accrued_minor bigint not null check (accrued_minor >= 0),
  reversed_minor bigint not null default 0 check (reversed_minor <= 0),
  net_minor bigint not null generated always as (accrued_minor + reversed_minor) stored,
  state text not null check (state in ('accrued', 'held', 'payable', 'settled', 'reversed')),
  paid_at timestamptz not null,
  held_until timestamptz not null,
  superseded_at timestamptz,
  check (net_minor >= 0),
  check (payer_franchise_id is distinct from home_franchise_id),
  check (superseded_at is null or (state = 'reversed' and net_minor = 0))
);
create unique index rebate_line on rebate (line_id) where superseded_at is null;
create index rebate_order on rebate (order_id);
create index rebate_home on rebate (home_franchise_id, paid_at, id);
create index rebate_payer on rebate (payer_franchise_id, paid_at, id);
create index rebate_paid on rebate (paid_at, id);
create index rebate_held on rebate (held_until, id);
create index rebate_net on rebate (net_minor, id);
create index rebate_waiting on rebate (held_until) where state in ('accrued', 'held');

create table rebate_entry (
  id uuid primary key,
  rebate_id uuid not null references rebate (id),
  kind text not null check (kind in ('accrual', 'return', 'reattribution')),
  amount_minor bigint not null,
  cause_id uuid not null,
  booked_at timestamptz not null,
  recorded_at timestamptz not null,
  unique (rebate_id, kind, cause_id),
  check (case kind when 'accrual' then amount_minor >= 0 else amount_minor <= 0 end)
);
create index rebate_entry_booked on rebate_entry (booked_at);
create trigger immutable before update or delete on rebate_entry
  for each row execute function refuse_change();

alter table rebate enable row level security;
alter table rebate_entry enable row level security;
create policy visible on rebate for select to karat_franchises_restricted using (
  (select current_setting('karat.kind', true)) = 'tenant'
  and (select nullif(current_setting('karat.tenant', true), '')::uuid)
    in (home_franchise_id, payer_franchise_id));
create policy visible on rebate_entry for select to karat_franchises_restricted using (
  exists (select 1 from rebate r where r.id = rebate_entry.rebate_id));
grant select on rebate, rebate_entry to karat_franchises_restricted;

alter table order_fact enable row level security;
alter table order_return_fact enable row level security;
create policy visible on order_fact for select to karat_franchises_restricted using (
  (select current_setting('karat.kind', true)) = 'tenant'
  and franchise_id = (select nullif(current_setting('karat.tenant', true), '')::uuid));
create policy visible on order_return_fact for select to karat_franchises_restricted using (
  exists (select 1 from order_fact o where o.order_id = order_return_fact.order_id));
grant select on order_fact, order_return_fact to karat_franchises_restricted;
grant select (line_id, line_no) on order_line_fact to karat_franchises_restricted;
