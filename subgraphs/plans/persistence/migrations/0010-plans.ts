import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Terms, plans, their coupons, and the ledger: postings are only ever added, each adds up to zero in money and in
 * metal.
 */
export const plans0010: SqlMigration = {
  name: 'plans-0010',
  sql: `
create table plan_terms (
  id uuid primary key,
  region text not null,
  version integer not null check (version > 0),
  text_zh text not null check (char_length(text_zh) >= 1 and char_length(text_zh) <= 20000),
  text_en text not null check (char_length(text_en) >= 1 and char_length(text_en) <= 20000),
  review text not null check (char_length(review) >= 1 and char_length(review) <= 200),
  state text not null check (state in ('proposed', 'in_force', 'rejected', 'closed')),
  proposed_at timestamptz not null,
  proposed_by text not null,
  proposed_by_id text not null,
  decided_at timestamptz,
  decided_by text,
  note text check (char_length(note) <= 500),
  unique (region, version)
);
create unique index plan_terms_proposed on plan_terms (region) where state = 'proposed';
create unique index plan_terms_in_force on plan_terms (region) where state = 'in_force';
grant select (id, region, version, text_zh, text_en, state, decided_at) on plan_terms to karat_plans_restricted;

create table gold_plan (
  id uuid primary key,
  member_id uuid not null,
  region text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  kind text not null check (kind in ('value', 'grams')),
  level_minor bigint check (level_minor > 0),
  bean_mg bigint check (bean_mg > 0),
  terms_id uuid not null references plan_terms (id),
  policy_version integer not null,
  instalments integer not null check (instalments > 0),
  renews_plan_id uuid references gold_plan (id),
  brought_by_plan_id uuid references gold_plan (id),
  state text not null check (state in ('open', 'matured', 'closed')),
  opened_at timestamptz not null,
  opened_by text not null,
  channel_id uuid,
  counted_from date not null,
  paid_since integer not null default 0 check (paid_since >= 0),
  paid integer not null default 0 check (paid >= 0),
  principal_minor bigint not null default 0 check (principal_minor >= 0),
  metal_mg bigint not null default 0 check (metal_mg >= 0),
  matured_at timestamptz,
  closed_at timestamptz,
  check ((kind = 'value') = (level_minor is not null)),
  check ((kind = 'grams') = (bean_mg is not null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index gold_plan_member on gold_plan (member_id, opened_at desc, id desc);
create index gold_plan_list on gold_plan (opened_at desc, id desc);
alter table gold_plan enable row level security;
create policy visible on gold_plan for select to karat_plans_restricted using (
  (select true from person_visibility v where v.person_id = gold_plan.member_id));
grant select on gold_plan to karat_plans_restricted;

create table plan_posting (
  id uuid primary key,
  plan_id uuid not null references gold_plan (id),
  kind text not null check (kind in ('instalment', 'reversal', 'use', 'given_back', 'exit')),
  nth integer check (nth > 0),
  reverses uuid unique references plan_posting (id),
  at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  channel_id uuid,
  reference text check (char_length(reference) >= 1 and char_length(reference) <= 100),
  principal_minor bigint not null default 0,
  cash_minor bigint not null default 0,
  coupon_cost_minor bigint not null default 0,
  goods_minor bigint not null default 0,
  member_mg bigint not null default 0,
  house_mg bigint not null default 0,
  check (principal_minor + cash_minor + coupon_cost_minor + goods_minor = 0),
  check (member_mg + house_mg = 0),
  check ((kind in ('reversal', 'given_back')) = (reverses is not null))
);
create index plan_posting_plan on plan_posting (plan_id, recorded_at, id);
create unique index plan_posting_paid on plan_posting
  (coalesce(channel_id, '00000000-0000-0000-0000-000000000000'), reference) where kind = 'instalment';
create index plan_posting_used on plan_posting (reference) where kind = 'use';
create function refuse_posting_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger append_only before update or delete on plan_posting
  for each statement execute function refuse_posting_change();
alter table plan_posting enable row level security;
create policy visible on plan_posting for select to karat_plans_restricted using (
  (select true from gold_plan p where p.id = plan_posting.plan_id));
grant select on plan_posting to karat_plans_restricted;

create table plan_coupon (
  id uuid primary key,
  plan_id uuid not null references gold_plan (id),
  cause text not null check (cause in ('join', 'renew', 'mature', 'referral')),
  posting_id uuid not null references plan_posting (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  minor bigint not null check (minor > 0),
  issued_at timestamptz not null,
  ends_on date not null,
  used_by uuid references plan_posting (id),
  withdrawn_at timestamptz,
  unique (plan_id, cause, posting_id)
);
create index plan_coupon_posting on plan_coupon (posting_id);
create index plan_coupon_used on plan_coupon (used_by) where used_by is not null;
alter table plan_coupon enable row level security;
create policy visible on plan_coupon for select to karat_plans_restricted using (
  (select true from gold_plan p where p.id = plan_coupon.plan_id));
grant select on plan_coupon to karat_plans_restricted;
`,
};
