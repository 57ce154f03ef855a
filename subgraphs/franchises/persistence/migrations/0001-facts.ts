/**
 * What is known of members and their orders, and the history of attribution that follows from it.
 * \`buyer_id\` is who bought, \`member_id\` who that person is today (they differ after a merge).
 */
export const FACTS = `
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
`;
