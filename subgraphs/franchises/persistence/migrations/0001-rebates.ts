/** Rebates: one live row per order line, its entries append-only, its sums their projection. */
export const REBATES = `
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
`;
