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
create policy visible on person_visibility for select to karat_catalog_restricted using (
  case (select current_setting('karat.kind', true))
    when 'tenant' then tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
    when 'channel' then
      channel_ids @> array[(select nullif(current_setting('karat.channel', true), '')::uuid)]
    when 'person' then
      (select nullif(current_setting('karat.person', true), '')::uuid) in (person_id, survivor_id)
    else false
  end
);
grant select on person_visibility to karat_catalog_restricted;

-- migration: catalog-0001
create table product (
  id uuid primary key,
  style_no text not null unique check (char_length(style_no) between 1 and 40),
  name_zh text not null check (char_length(name_zh) between 1 and 120),
  name_en text not null check (char_length(name_en) between 1 and 120),
  category text not null check (category in ('ring', 'necklace', 'bracelet', 'earrings', 'pendant',
    'bangle', 'bar', 'bean', 'coin', 'chain', 'charm', 'watch', 'other')),
  demand_class text not null check (demand_class in ('wedding', 'investment', 'daily')),
  metal text not null check (metal in ('gold', 'silver', 'platinum', 'palladium', 'other')),
  purity integer not null check (purity between 0 and 10000),
  craft text check (char_length(craft) <= 60),
  series text check (char_length(series) <= 60),
  tags text[] not null default '{}',
  stones jsonb not null default '[]',
  media jsonb not null default '[]',
  member_only boolean not null default false,
  exclusive_channel_ids uuid[] not null default '{}',
  exclusive_tenant_ids uuid[] not null default '{}',
  lead_time_days integer not null default 0 check (lead_time_days between 0 and 365),
  retired boolean not null default false,
  search_grams text[] not null,
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index product_search on product using gin (search_grams);
create index product_name_zh on product (name_zh, id);
create index product_name_en on product (name_en, id);
create index product_created_at on product (created_at desc, id);
create index product_updated_at on product (updated_at desc, id);
create index product_category on product (category, style_no);

create table margin_class_period (
  product_id uuid not null references product (id),
  effective_at timestamptz not null,
  margin_class text not null check (margin_class in ('A', 'B', 'C', 'D', 'X')),
  reason text check (char_length(reason) <= 500),
  set_by text not null,
  set_at timestamptz not null,
  primary key (product_id, effective_at)
);

create table item (
  id uuid primary key,
  product_id uuid not null references product (id),
  sku text not null unique check (char_length(sku) between 1 and 60),
  serial_no text unique check (char_length(serial_no) <= 60),
  gross_weight_mg bigint not null check (gross_weight_mg between 0 and 100000000),
  gold_weight_mg bigint not null check (gold_weight_mg between 0 and gross_weight_mg),
  size text check (char_length(size) <= 20),
  pricing text not null check (pricing in ('fixed', 'by_weight')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  fixed_price_minor bigint check (fixed_price_minor > 0),
  labour_minor bigint not null default 0 check (labour_minor >= 0),
  labour_basis text not null check (labour_basis in ('piece', 'gram')),
  stone_price_minor bigint not null default 0 check (stone_price_minor >= 0),
  retired boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  -- Counts announcements, so that readers keep the latest truth whatever changed it.
  revision bigint not null default 0,
  check (case pricing when 'fixed' then fixed_price_minor is not null
    else fixed_price_minor is null and gold_weight_mg > 0 end)
);
create index item_product on item (product_id, sku);
create index item_sku_prefix on item (lower(sku) text_pattern_ops);

-- Confidential: no grant and no policy for the restricted role.
create table item_cost (
  item_id uuid not null references item (id),
  effective_at timestamptz not null,
  cost_minor bigint not null check (cost_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reason text check (char_length(reason) <= 500),
  set_by text not null,
  set_at timestamptz not null,
  primary key (item_id, effective_at)
);

create table gold_price (
  id uuid primary key,
  region text not null check (region in ('CN', 'HK', 'MO', 'SG')),
  metal text not null check (metal in ('gold', 'silver', 'platinum', 'palladium', 'other')),
  purity integer not null check (purity between 1 and 10000),
  retail_minor bigint not null check (retail_minor > 0),
  buyback_minor bigint not null check (buyback_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  effective_at timestamptz not null,
  source text not null check (char_length(source) between 1 and 120),
  state text not null check (state in ('published', 'held', 'dismissed')),
  jump_bps integer,
  entered_by text not null,
  entered_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  check (buyback_minor <= retail_minor),
  check (state = 'published' or jump_bps is not null)
);
create unique index gold_price_board on gold_price (region, metal, purity, effective_at desc)
  where state = 'published';
create index gold_price_held on gold_price (entered_at) where state = 'held';

create table fx_table (
  id uuid primary key,
  home_region text not null check (home_region in ('CN', 'HK', 'SG')),
  effective_at timestamptz not null,
  source text not null check (char_length(source) between 1 and 120),
  state text not null check (state in ('published', 'held', 'dismissed')),
  jump_bps integer,
  missing text[] not null default '{}',
  entered_by text not null,
  entered_at timestamptz not null,
  decided_by text,
  decided_at timestamptz
);
create unique index fx_table_in_force on fx_table (home_region, effective_at desc)
  where state = 'published';
create index fx_table_by_date on fx_table (home_region, effective_at desc, id);

create table fx_rate (
  table_id uuid not null references fx_table (id),
  from_currency text not null check (from_currency ~ '^[A-Z]{3}$'),
  rate numeric(15, 6) not null check (rate > 0),
  primary key (table_id, from_currency)
);

-- What was entered is history: only the decision about it may change.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% keeps its history', tg_table_name;
end $$;
create trigger kept before delete or update of id, region, metal, purity, retail_minor, buyback_minor,
  currency, effective_at, source, jump_bps, entered_by, entered_at on gold_price
  for each row execute function refuse_change();
create trigger kept before delete or update of id, home_region, effective_at, source, jump_bps,
  missing, entered_by, entered_at on fx_table
  for each row execute function refuse_change();
create trigger kept before delete or update on fx_rate
  for each row execute function refuse_change();

alter table product enable row level security;
create policy visible on product for select to karat_catalog_restricted using (
  (select current_setting('karat.kind', true)) in ('tenant', 'channel', 'person') and (
    (exclusive_channel_ids = '{}' and exclusive_tenant_ids = '{}')
    or exclusive_channel_ids @>
      array[(select nullif(current_setting('karat.channel', true), '')::uuid)]
    or exclusive_tenant_ids @>
      array[(select nullif(current_setting('karat.tenant', true), '')::uuid)]));
alter table item enable row level security;
create policy visible on item for select to karat_catalog_restricted using (
  exists (select 1 from product p where p.id = item.product_id));
alter table margin_class_period enable row level security;
create policy visible on margin_class_period for select to karat_catalog_restricted using (
  exists (select 1 from product p where p.id = margin_class_period.product_id));
alter table gold_price enable row level security;
create policy visible on gold_price for select to karat_catalog_restricted using (
  state = 'published' and (select current_setting('karat.kind', true)) in
    ('tenant', 'channel', 'person'));
alter table fx_table enable row level security;
create policy visible on fx_table for select to karat_catalog_restricted using (
  state = 'published' and (select current_setting('karat.kind', true)) in
    ('tenant', 'channel', 'person'));
alter table fx_rate enable row level security;
create policy visible on fx_rate for select to karat_catalog_restricted using (
  exists (select 1 from fx_table t where t.id = fx_rate.table_id));
alter table item_cost enable row level security;
grant select on product, item, margin_class_period, gold_price, fx_table, fx_rate
  to karat_catalog_restricted;
