import type { SqlMigration } from '../../../kernel/database/migration.ts';

const SEEN = (table: string) => `alter table ${table} enable row level security;
create policy visible on ${table} for select to karat_rewards_restricted using (
  (select true from person_visibility v where v.person_id = ${table}.member_id));
grant select on ${table} to karat_rewards_restricted;
`;

/** Offers, the coupons that are given of them, and the sales that hold and use them. */
export const rewards0020: SqlMigration = {
  name: 'rewards-0020',
  sql: `
create table item_fact (
  item_id uuid primary key,
  sku text not null,
  product_id uuid not null,
  series text,
  classes jsonb not null,
  labour_minor bigint,
  price_currency text not null,
  version bigint not null
);
create index item_fact_sku on item_fact (sku);
alter table item_fact enable row level security;

create table coupon_offer (
  id uuid primary key,
  code text not null unique check (char_length(code) >= 1 and char_length(code) <= 40),
  name_zh text not null check (char_length(name_zh) >= 1 and char_length(name_zh) <= 60),
  name_en text not null check (char_length(name_en) >= 1 and char_length(name_en) <= 60),
  note text check (char_length(note) <= 500),
  draft jsonb not null,
  revision integer not null default 1 check (revision > 0),
  edited_by text not null,
  edited_by_name text not null,
  edited_at timestamptz not null,
  published_version integer check (published_version > 0),
  published_revision integer,
  ended_at timestamptz,
  created_at timestamptz not null
);
create index coupon_offer_edited on coupon_offer (edited_at desc, id desc);
grant select (id, code, name_zh, name_en, revision, published_version, published_revision, ended_at, created_at,
  edited_at) on coupon_offer to karat_rewards_restricted;

create table coupon_offer_version (
  offer_id uuid not null references coupon_offer (id),
  version integer not null check (version > 0),
  terms jsonb not null,
  proposed_by_name text not null,
  published_by_name text not null,
  published_at timestamptz not null,
  primary key (offer_id, version)
);
create trigger immutable before update or delete on coupon_offer_version
  for each statement execute function refuse_policy_change();
grant select on coupon_offer_version to karat_rewards_restricted;

create table stacking_group (
  code text primary key,
  step text not null check (step in ('line', 'order'))
);

create table coupon_public_code (
  code text primary key,
  offer_id uuid not null unique references coupon_offer (id)
);

create table coupon_hold (
  id uuid primary key,
  member_id uuid not null,
  channel_id uuid,
  tenant_id uuid,
  outlet_id uuid,
  order_no text not null check (char_length(order_no) <= 100),
  order_id uuid,
  currency text not null,
  state text not null check (state in ('held', 'used', 'released', 'expired')),
  saved_minor bigint not null check (saved_minor >= 0),
  held_until timestamptz not null,
  held_at timestamptz not null,
  settled_at timestamptz,
  mismatch text check (mismatch in ('coupon', 'amount', 'order', 'member')),
  told_minor bigint
);
create index coupon_hold_member on coupon_hold (member_id, held_at desc, id desc);
create index coupon_hold_order on coupon_hold (order_id) where order_id is not null;
create index coupon_hold_lapsing on coupon_hold (held_until, id) where state = 'held';
create index coupon_hold_mismatched on coupon_hold (settled_at desc, id desc) where mismatch is not null;
${SEEN('coupon_hold')}

create table coupon (
  id uuid primary key,
  offer_id uuid not null references coupon_offer (id),
  offer_version integer not null,
  member_id uuid not null,
  code text not null unique check (char_length(code) = 12),
  state text not null check (state in ('issued', 'held', 'used', 'void')),
  cause text not null check (cause in ('hand', 'segment', 'code', 'enrolment', 'tier', 'referral', 'reward')),
  cause_key text not null,
  issued_at timestamptz not null,
  valid_from timestamptz not null,
  expires_at timestamptz,
  hold_id uuid references coupon_hold (id),
  held_until timestamptz,
  used_at timestamptz,
  saved_minor bigint check (saved_minor >= 0),
  use_period text
);
create unique index coupon_once on coupon (offer_id, cause, cause_key);
create index coupon_member on coupon (member_id, issued_at desc, id desc);
create index coupon_offer_member on coupon (offer_id, member_id);
create index coupon_of_hold on coupon (hold_id) where hold_id is not null;
${SEEN('coupon')}

create table coupon_count (
  offer_id uuid not null references coupon_offer (id),
  period text not null,
  outlet text not null,
  uses integer not null default 0 check (uses >= 0),
  spent_minor bigint not null default 0 check (spent_minor >= 0),
  primary key (offer_id, period, outlet)
);
create table coupon_issued (
  offer_id uuid primary key references coupon_offer (id),
  issued integer not null default 0 check (issued >= 0)
);

create table coupon_code_attempt (
  id uuid primary key,
  member_id uuid not null,
  wrong_at timestamptz not null
);
create index coupon_code_attempt_member on coupon_code_attempt (member_id, wrong_at);
alter table coupon_code_attempt enable row level security;

create table coupon_run (
  id uuid primary key,
  offer_id uuid not null references coupon_offer (id),
  segment_id uuid not null,
  asked_by text not null,
  asked_at timestamptz not null,
  cursor text,
  issued integer not null default 0 check (issued >= 0),
  skipped integer not null default 0 check (skipped >= 0),
  finished_at timestamptz,
  stopped text check (stopped in ('ended', 'limit', 'unknown_segment'))
);
create index coupon_run_open on coupon_run (id) where finished_at is null;
create index coupon_run_offer on coupon_run (offer_id, asked_at desc);

alter table reward_policy add column coupon_hold_minutes integer
  check (coupon_hold_minutes >= 1 and coupon_hold_minutes <= 1440);
alter table reward_policy add column coupon_code_tries integer
  check (coupon_code_tries >= 1 and coupon_code_tries <= 100);
alter table reward_policy add column coupon_code_minutes integer
  check (coupon_code_minutes >= 1 and coupon_code_minutes <= 1440);
grant select (coupon_hold_minutes, coupon_code_tries, coupon_code_minutes) on reward_policy to karat_rewards_restricted;
`,
};
