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
create policy visible on person_visibility for select to karat_orders_restricted using (
  case (select current_setting('karat.kind', true))
    when 'tenant' then tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
    when 'channel' then
      channel_ids @> array[(select nullif(current_setting('karat.channel', true), '')::uuid)]
    when 'person' then
      (select nullif(current_setting('karat.person', true), '')::uuid) in (person_id, survivor_id)
    else false
  end
);
grant select on person_visibility to karat_orders_restricted;

-- migration: orders-0001
create table item_fact (
  item_id uuid primary key,
  product_id uuid not null,
  sku text not null,
  name text not null,
  classes jsonb not null,
  cost_minor bigint,
  cost_currency text,
  labour_minor bigint,
  price_currency text not null,
  retired boolean not null,
  version bigint not null
);
create index item_fact_sku on item_fact (sku);

create table channel_fact (
  channel_id uuid primary key,
  code text not null,
  name text not null,
  kind text not null,
  version bigint not null
);

create table outlet_fact (
  outlet_id uuid primary key,
  code text not null,
  name text not null,
  franchise_id uuid,
  channel_id uuid,
  kind text not null,
  region text not null,
  closed boolean not null,
  version bigint not null
);
create index outlet_fact_code on outlet_fact (code);

create table buyer_identity (
  channel_id uuid not null,
  external_id text not null,
  member_id uuid not null,
  region text not null,
  primary key (channel_id, external_id)
);
create index buyer_identity_member on buyer_identity (member_id, channel_id);

create table member_fact (
  member_id uuid primary key,
  region text not null,
  enrolled_at timestamptz not null,
  survivor_id uuid check (survivor_id <> member_id)
);
create index member_fact_survivor on member_fact (survivor_id) where survivor_id is not null;

create table fx_fact (
  table_id uuid not null,
  from_currency text not null,
  to_currency text not null,
  effective_at timestamptz not null,
  rate text not null check (rate ~ '^[0-9]{1,9}([.][0-9]{1,6})?$'),
  primary key (from_currency, to_currency, effective_at, table_id)
);

create table sales_order (
  id uuid primary key,
  channel_id uuid not null,
  external_no text not null check (char_length(external_no) between 1 and 100),
  body_hash bytea not null,
  outlet_id uuid not null,
  selling_tenant_id uuid,
  member_id uuid,
  region text,
  buyer_external_id text check (char_length(buyer_external_id) between 1 and 200),
  state text not null check (state in
    ('paid', 'delivered', 'completed', 'partly_returned', 'returned', 'cancelled')),
  fulfilment text not null check (fulfilment in ('store', 'web', 'live', 'custom', 'trade_in')),
  currency text not null,
  paid_at timestamptz not null,
  delivered_at timestamptz check (delivered_at >= paid_at),
  recorded_at timestamptz not null,
  linked_at timestamptz,
  line_count integer not null check (line_count between 1 and 200),
  goods_minor bigint not null,
  line_discount_minor bigint not null check (line_discount_minor >= 0),
  order_discount_minor bigint not null check (order_discount_minor >= 0),
  points_cash_minor bigint not null check (points_cash_minor >= 0),
  trade_in_minor bigint not null check (trade_in_minor >= 0),
  shipping_minor bigint not null check (shipping_minor >= 0),
  fees_minor bigint not null check (fees_minor >= 0),
  base_minor bigint not null check (base_minor = goods_minor - line_discount_minor
    - order_discount_minor - points_cash_minor - trade_in_minor),
  returned_base_minor bigint not null default 0
    check (returned_base_minor between 0 and base_minor),
  charity_minor bigint not null check (charity_minor = base_minor * 50 / 10000),
  charity_reversed_minor bigint not null default 0
    check (charity_reversed_minor between 0 and charity_minor),
  return_count integer not null default 0 check (return_count between 0 and 201),
  points_hold_id uuid,
  points_spent bigint not null default 0 check (points_spent >= 0),
  discounts jsonb not null default '[]',
  note text check (char_length(note) <= 500),
  unique (channel_id, external_no),
  check (region is null or member_id is not null)
);
create unique index sales_order_hold on sales_order (points_hold_id)
  where points_hold_id is not null;
create index sales_order_member on sales_order (member_id, paid_at desc, id desc);
create index sales_order_paid on sales_order (paid_at desc, id desc);
create index sales_order_channel on sales_order (channel_id, paid_at desc, id desc);
create index sales_order_outlet on sales_order (outlet_id, paid_at desc, id desc);
create index sales_order_tenant on sales_order (selling_tenant_id, paid_at desc, id desc);
create index sales_order_external_no on sales_order (external_no text_pattern_ops);
create index sales_order_unlinked on sales_order (channel_id, buyer_external_id)
  where member_id is null;
create index sales_order_open on sales_order (delivered_at) where state = 'delivered';

create table order_line (
  id uuid primary key,
  order_id uuid not null references sales_order (id),
  line_no integer not null check (line_no between 1 and 200),
  item_id uuid not null,
  sku text not null,
  item_name text not null,
  quantity integer not null check (quantity between 1 and 999),
  unit_price_minor bigint not null check (unit_price_minor >= 0),
  amount_minor bigint not null check (amount_minor = unit_price_minor * quantity),
  line_discount_minor bigint not null check (line_discount_minor >= 0),
  order_discount_minor bigint not null check (order_discount_minor >= 0),
  points_cash_minor bigint not null check (points_cash_minor >= 0),
  points_spent bigint not null check (points_spent >= 0),
  trade_in_minor bigint not null check (trade_in_minor >= 0),
  base_minor bigint not null check (base_minor >= 0 and base_minor = amount_minor
    - line_discount_minor - order_discount_minor - points_cash_minor - trade_in_minor),
  margin_class text not null check (margin_class in ('A', 'B', 'C', 'D', 'X')),
  cost_minor bigint,
  labour_minor bigint,
  returned_quantity integer not null default 0
    check (returned_quantity between 0 and quantity),
  returned_base_minor bigint not null default 0
    check (returned_base_minor between 0 and base_minor),
  unique (order_id, line_no),
  check (margin_class <> 'D' or points_cash_minor = 0)
);

create table order_return (
  id uuid primary key,
  order_id uuid not null references sales_order (id),
  external_no text not null check (char_length(external_no) between 1 and 100),
  body_hash bytea not null,
  returned_at timestamptz not null,
  recorded_at timestamptz not null,
  reason text not null check (char_length(reason) <= 500),
  whole boolean not null,
  base_minor bigint not null check (base_minor >= 0),
  charity_reversed_minor bigint not null check (charity_reversed_minor >= 0),
  unique (order_id, external_no)
);
create index order_return_at on order_return (returned_at);

create table return_line (
  return_id uuid not null references order_return (id),
  line_id uuid not null references order_line (id),
  quantity integer not null check (quantity >= 0),
  base_minor bigint not null check (base_minor >= 0),
  remaining_base_minor bigint not null check (remaining_base_minor >= 0),
  primary key (return_id, line_id),
  check (quantity > 0 or base_minor > 0)
);
create index return_line_line on return_line (line_id);

alter table sales_order enable row level security;
create policy visible on sales_order for select to karat_orders_restricted using (
  case (select current_setting('karat.kind', true))
    when 'channel' then
      channel_id = (select nullif(current_setting('karat.channel', true), '')::uuid)
    when 'tenant' then
      (selling_tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
        and ((select coalesce(current_setting('karat.sites', true), '')) = ''
          or outlet_id = any((select string_to_array(
            nullif(current_setting('karat.sites', true), ''), ','))::uuid[])))
      or exists (select 1 from person_visibility v where v.person_id = member_id)
    when 'person' then
      member_id = (select nullif(current_setting('karat.person', true), '')::uuid)
      or exists (select 1 from person_visibility v where v.person_id = member_id)
    else false
  end
);
alter table order_line enable row level security;
create policy visible on order_line for select to karat_orders_restricted using (
  exists (select 1 from sales_order o where o.id = order_line.order_id));
alter table order_return enable row level security;
create policy visible on order_return for select to karat_orders_restricted using (
  exists (select 1 from sales_order o where o.id = order_return.order_id));
alter table return_line enable row level security;
create policy visible on return_line for select to karat_orders_restricted using (
  exists (select 1 from order_return r where r.id = return_line.return_id));
grant select on sales_order, order_return, return_line to karat_orders_restricted;
grant select (id, order_id, line_no, item_id, sku, item_name, quantity, unit_price_minor,
  amount_minor, line_discount_minor, order_discount_minor, points_cash_minor, points_spent,
  trade_in_minor, base_minor, margin_class, returned_quantity, returned_base_minor)
  on order_line to karat_orders_restricted;
