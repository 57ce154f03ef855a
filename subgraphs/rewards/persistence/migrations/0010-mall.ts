import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The mall: rewards with their prices and shelves, what members redeemed, and where it is fetched. */
export const rewards0010: SqlMigration = {
  name: 'rewards-0010',
  sql: `
create table outlet_fact (
  outlet_id uuid primary key,
  name text not null,
  kind text not null,
  region text not null,
  franchise_id uuid,
  channel_id uuid,
  closed boolean not null,
  version bigint not null
);

alter table reward_policy
  add column code_tries integer check (code_tries >= 1 and code_tries <= 100),
  add column code_try_minutes integer check (code_try_minutes >= 1 and code_try_minutes <= 1440);
grant select (code_tries, code_try_minutes) on reward_policy to karat_rewards_restricted;

create table reward (
  id uuid primary key,
  code text not null unique,
  name_zh text not null check (char_length(name_zh) >= 1 and char_length(name_zh) <= 60),
  name_en text not null check (char_length(name_en) >= 1 and char_length(name_en) <= 60),
  note_zh text check (char_length(note_zh) <= 500),
  note_en text check (char_length(note_en) <= 500),
  kind text not null check (kind in ('goods', 'service', 'voucher')),
  state text not null default 'draft' check (state in ('draft', 'shown', 'retired')),
  funder_id uuid,
  from_at timestamptz not null,
  until_at timestamptz,
  limit_per_member integer check (limit_per_member >= 1 and limit_per_member <= 1000),
  limit_period text not null default 'ever' check (limit_period in ('ever', 'year', 'month', 'day')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (until_at > from_at)
);
create index reward_updated on reward (updated_at desc, id desc);
alter table reward enable row level security;
create policy visible on reward for select to karat_rewards_restricted using (
  state <> 'draft' and (select current_setting('karat.kind', true)) in ('tenant', 'channel', 'person'));
grant select on reward to karat_rewards_restricted;

create table reward_price (
  reward_id uuid not null references reward (id),
  programme text not null,
  points bigint not null check (points >= 1 and points <= 100000000),
  cash_minor bigint not null check (cash_minor >= 0),
  worth_minor bigint not null check (worth_minor > 0),
  cost_minor bigint not null check (cost_minor >= 0),
  currency text not null,
  from_tier text,
  primary key (reward_id, programme)
);
alter table reward_price enable row level security;
create policy visible on reward_price for select to karat_rewards_restricted using (
  (select true from reward r where r.id = reward_price.reward_id));
-- what it costs is nobody's matter outside head office
grant select (reward_id, programme, points, cash_minor, worth_minor, currency, from_tier) on reward_price
  to karat_rewards_restricted;

create table reward_shelf (
  id uuid primary key,
  reward_id uuid not null references reward (id),
  outlet_id uuid,
  stock integer check (stock >= 0 and stock <= 1000000),
  taken integer not null default 0 check (taken >= 0),
  shown boolean not null default true,
  place integer not null default 0 check (place >= 0 and place <= 10000),
  version integer not null default 1,
  check (taken <= stock)
);
create unique index reward_shelf_house on reward_shelf (reward_id) where outlet_id is null;
create unique index reward_shelf_outlet on reward_shelf (outlet_id, reward_id) where outlet_id is not null;
create index reward_shelf_reward on reward_shelf (reward_id);
alter table reward_shelf enable row level security;
create policy visible on reward_shelf for select to karat_rewards_restricted using (
  (select true from reward r where r.id = reward_shelf.reward_id));
grant select on reward_shelf to karat_rewards_restricted;

create table code_try (
  outlet_id uuid primary key,
  wrong_at timestamptz[] not null
);

create table redemption (
  id uuid primary key,
  reward_id uuid not null references reward (id),
  member_id uuid not null,
  outlet_id uuid not null,
  outlet_tenant_id uuid,
  shelf_outlet_id uuid,
  quantity integer not null check (quantity >= 1 and quantity <= 100),
  programme text not null,
  region text not null,
  points bigint not null check (points > 0),
  cash_minor bigint not null check (cash_minor >= 0),
  cost_minor bigint not null check (cost_minor >= 0),
  currency text not null,
  funder_id uuid,
  state text not null check (state in
    ('reserving', 'open', 'verifying', 'paid', 'done', 'cancelled', 'expired', 'refused')),
  points_state text not null default 'asked'
    check (points_state in ('asked', 'held', 'captured', 'void_due', 'voided', 'lost')),
  points_code text,
  points_hold_id text,
  points_member_id uuid not null,
  hold_minutes integer not null check (hold_minutes > 0),
  code_hash text not null,
  channel_id uuid,
  redeemed_at timestamptz not null,
  until_at timestamptz not null,
  remind_at timestamptz not null,
  reminded boolean not null default false,
  attempt_id uuid,
  attempt_at timestamptz,
  settled_at timestamptz,
  version bigint not null
);
create unique index redemption_code on redemption (code_hash);
create index redemption_counting on redemption (reward_id, member_id, redeemed_at)
  where state in ('reserving', 'open', 'verifying', 'paid', 'done');
create index redemption_due on redemption (until_at) where state in ('reserving', 'open');
create index redemption_member on redemption (member_id, redeemed_at desc, id desc);
create index redemption_outlet on redemption (outlet_id, redeemed_at desc, id desc);
create index redemption_redeemed on redemption (redeemed_at desc, id desc);
create index redemption_remind on redemption (remind_at) where state = 'open' and not reminded;
create index redemption_reserving on redemption (redeemed_at) where state = 'reserving';
create index redemption_verifying on redemption (attempt_at) where state = 'verifying';
create index redemption_void_due on redemption (redeemed_at, id) where points_state = 'void_due';
alter table redemption enable row level security;
-- an outlet hands out to whoever comes with a code, also to members of others
create policy visible on redemption for select to karat_rewards_restricted using (
  outlet_tenant_id = (select case current_setting('karat.kind', true)
      when 'tenant' then nullif(current_setting('karat.tenant', true), '')::uuid else null end)
    and ((select coalesce(current_setting('karat.sites', true), '')) = ''
      or outlet_id = any ((select string_to_array(
        nullif(current_setting('karat.sites', true), ''), ','))::uuid[]))
  or (select true from person_visibility v where v.person_id = redemption.member_id));
grant select (id, reward_id, member_id, outlet_id, outlet_tenant_id, shelf_outlet_id, quantity, programme, region,
  points, cash_minor, currency, funder_id, state, points_state, points_code, code_hash, channel_id, redeemed_at,
  until_at, settled_at, version) on redemption to karat_rewards_restricted;

-- whether a member may have a reward is told to whoever sees the member
alter table member_tier enable row level security;
drop policy if exists visible on member_tier;
create policy visible on member_tier for select to karat_rewards_restricted using (
  (select true from person_visibility v where v.person_id = member_tier.member_id));
grant select on member_tier to karat_rewards_restricted;
`,
};
