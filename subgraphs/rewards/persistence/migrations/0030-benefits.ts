import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Benefits by date, what members have of them, and what they ask of a member. */
export const rewards0030: SqlMigration = {
  name: 'rewards-0030',
  sql: `
alter table member_tier add column provisional boolean not null default false;

grant select on outlet_fact, fx_rate to karat_rewards_restricted;

create table purchase_fact (
  order_id uuid primary key,
  member_id uuid,
  currency text not null,
  paid_at timestamptz not null,
  base_minor bigint not null,
  net_minor bigint not null
);
create index purchase_fact_member on purchase_fact (member_id) where member_id is not null;
alter table purchase_fact enable row level security;
create table purchase_return (
  return_id uuid primary key,
  order_id uuid not null references purchase_fact (order_id),
  back_minor bigint not null
);
create index purchase_return_order on purchase_return (order_id);

create table member_relation (
  member_id uuid not null,
  related_member_id uuid not null,
  kind text not null check (kind in ('parent', 'child', 'spouse')),
  standing boolean not null,
  version bigint not null,
  primary key (member_id, related_member_id, kind)
);
create index member_relation_related on member_relation (related_member_id);
alter table member_relation enable row level security;

create table member_birthday (
  member_id uuid primary key,
  region text not null,
  month_day text,
  version bigint not null
);
create index member_birthday_day on member_birthday (region, month_day) where month_day is not null;
alter table member_birthday enable row level security;

create table birthday_ahead (
  id uuid primary key,
  member_id uuid not null,
  year integer not null,
  on_day date not null,
  told_at timestamptz not null,
  unique (member_id, year)
);
create index birthday_ahead_day on birthday_ahead (on_day, id);
alter table birthday_ahead enable row level security;

create table benefit (
  id uuid primary key,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  created_at timestamptz not null,
  constraint benefit_code_key unique (code)
);
grant select on benefit to karat_rewards_restricted;
create table benefit_version (
  benefit_id uuid not null references benefit (id),
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  terms jsonb not null,
  costs jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500),
  primary key (benefit_id, version)
);
create trigger immutable before update or delete on benefit_version
  for each statement execute function refuse_policy_change();
grant select (benefit_id, version, effective_from, terms, published_at) on benefit_version
  to karat_rewards_restricted;

create table entitlement_extra (
  id uuid primary key,
  member_id uuid not null,
  benefit_id uuid not null references benefit (id),
  cause text not null check (cause in ('bought', 'by_hand')),
  quantity integer not null check (quantity > 0 and quantity <= 100),
  left_over integer not null check (left_over >= 0 and left_over <= quantity),
  state text not null check (state in ('reserving', 'held', 'active', 'refused')),
  points bigint check (points > 0),
  points_member_id uuid,
  points_hold_id text,
  refusal text,
  until_day date,
  reason text check (char_length(reason) <= 500),
  made_at timestamptz not null,
  made_by text not null,
  check ((cause = 'bought') = (points is not null)),
  check ((cause = 'bought') = (points_member_id is not null)),
  check ((state in ('reserving', 'held')) <= (cause = 'bought'))
);
create index entitlement_extra_member on entitlement_extra (member_id, benefit_id);
create index entitlement_extra_open on entitlement_extra (made_at) where state in ('reserving', 'held');
alter table entitlement_extra enable row level security;
create policy visible on entitlement_extra for select to karat_rewards_restricted using (
  (select true from person_visibility v where v.person_id = entitlement_extra.member_id));
grant select (id, member_id, benefit_id, cause, quantity, left_over, state, points, refusal, until_day, made_at)
  on entitlement_extra to karat_rewards_restricted;

create table entitlement_use (
  id uuid primary key,
  member_id uuid not null,
  benefit_id uuid not null references benefit (id),
  version integer not null,
  year integer not null,
  extra_id uuid references entitlement_extra (id),
  outlet_id uuid not null,
  state text not null check (state in ('booked', 'used', 'cancelled', 'missed')),
  booked_for timestamptz,
  used_at timestamptz,
  made_at timestamptz not null,
  made_by text not null,
  check (state = 'used' or booked_for is not null),
  check ((state = 'used') = (used_at is not null))
);
create index entitlement_use_member on entitlement_use (member_id, made_at, id);
create index entitlement_use_outlet on entitlement_use (outlet_id, booked_for) where booked_for is not null;
create index entitlement_use_due on entitlement_use (booked_for) where state = 'booked';
alter table entitlement_use enable row level security;
create policy visible on entitlement_use for select to karat_rewards_restricted using (
  (select true from person_visibility v where v.person_id = entitlement_use.member_id));
grant select (id, member_id, benefit_id, version, year, extra_id, outlet_id, state, booked_for, used_at, made_at)
  on entitlement_use to karat_rewards_restricted;

-- What benefits ask of members, of whoever was found visible before: the facts themselves nobody restricted reads.
create function benefit_facts(ids uuid[])
returns table (member_id uuid, region text, programme text, tier text, provisional boolean, birthday text,
  is_heir boolean, purchases jsonb)
language sql stable security definer set search_path = rewards, pg_temp as $$
  select k.member_id, k.region, t.programme, t.tier, coalesce(t.provisional, false), b.month_day,
    exists (select 1 from member_relation r
      join purchase_fact p on p.member_id = r.related_member_id and p.net_minor > 0
      where r.member_id = k.member_id and r.kind = 'parent' and r.standing)
    or exists (select 1 from member_relation r
      join purchase_fact p on p.member_id = r.member_id and p.net_minor > 0
      where r.related_member_id = k.member_id and r.kind = 'child' and r.standing),
    coalesce((select jsonb_agg(jsonb_build_object(
        'paidAt', p.paid_at, 'currency', p.currency, 'minor', p.net_minor::text))
      from purchase_fact p where p.member_id = k.member_id and p.net_minor > 0), '[]'::jsonb)
  from known_member k
  left join member_tier t on t.member_id = k.member_id
  left join member_birthday b on b.member_id = k.member_id
  where k.member_id = any(ids)
$$;
revoke all on function benefit_facts(uuid[]) from public;
grant execute on function benefit_facts(uuid[]) to karat_rewards, karat_rewards_restricted;
`,
};
