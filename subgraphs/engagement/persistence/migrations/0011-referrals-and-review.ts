import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Referrals, the sales that keep them, and what is looked at for abuse. */
export const engagement0011: SqlMigration = {
  name: 'engagement-0011',
  sql: `
create table referral (
  id uuid primary key,
  referrer_id uuid not null,
  friend_id uuid not null unique,
  state text not null check (state in ('pending', 'kept', 'refused', 'withdrawn')),
  reason text check (reason in ('same_phone', 'same_person', 'over_limit', 'referred_before', 'returned')),
  points int not null default 0 check (points >= 0),
  order_id uuid,
  enrolled_at timestamptz not null,
  decided_at timestamptz,
  kept_year int
);
create index referral_referrer on referral (referrer_id, enrolled_at desc, id desc);
create index referral_state on referral (state, enrolled_at desc, id desc);
create index referral_all on referral (enrolled_at desc, id desc);
create index referral_order on referral (order_id) where order_id is not null;
alter table referral enable row level security;
create policy visible on referral for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = referral.referrer_id));
grant select on referral to karat_engagement_restricted;

create table order_fact (
  order_id uuid primary key,
  member_id uuid,
  currency text not null,
  paid_at timestamptz not null,
  base_minor bigint not null,
  net_minor bigint not null,
  window_ends_at timestamptz,
  returned_at timestamptz,
  settled_at timestamptz
);
create index order_fact_due on order_fact (window_ends_at) where settled_at is null and member_id is not null;
create index order_fact_member on order_fact (member_id, paid_at desc);
alter table order_fact enable row level security;

create table earning_day (
  member_id uuid not null,
  day date not null,
  events int not null check (events > 0),
  primary key (member_id, day)
);
create index earning_day_old on earning_day (day);
alter table earning_day enable row level security;

create table abuse_case (
  id uuid primary key,
  member_id uuid not null,
  state text not null check (state in ('open', 'cleared', 'confirmed')),
  score int not null check (score >= 0 and score <= 100),
  findings jsonb not null,
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decided_by_id text,
  note text check (char_length(note) <= 500),
  looks int not null default 1 check (looks > 0),
  told bigint not null default 1,
  version int not null default 1 check (version > 0)
);
create index abuse_case_state on abuse_case (state, opened_at desc, id desc);
create index abuse_case_all on abuse_case (opened_at desc, id desc);
create unique index abuse_case_open on abuse_case (member_id) where state = 'open';
create index abuse_case_member on abuse_case (member_id, opened_at desc);
alter table abuse_case enable row level security;
create policy visible on abuse_case for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = abuse_case.member_id));
grant select on abuse_case to karat_engagement_restricted;
`,
};
