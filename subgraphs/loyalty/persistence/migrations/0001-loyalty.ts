import type { SqlMigration } from '../../../kernel/database/migration.ts';
import { FIRST_RULES } from './first-rules.ts';

/** Tables about a person: seen by restricted actors only through person_visibility. */
const ABOUT_PEOPLE = [
  'account', 'points_transaction', 'points_entry', 'lot', 'points_hold', 'points_hold_part',
  'order_points', 'order_earning', 'tier_change', 'points_adjustment',
];

const policies = ABOUT_PEOPLE.map((table) => `
alter table ${table} enable row level security;
create policy visible on ${table} for select to karat_loyalty_restricted using (
  exists (select 1 from person_visibility v where v.person_id = ${table}.member_id));
grant select on ${table} to karat_loyalty_restricted;`).join('\n');

const partitions = Array.from({ length: 8 }, (_, n) => `create table points_entry_${n}
  partition of points_entry for values with (modulus 8, remainder ${n});`).join('\n');

export const loyalty0001: SqlMigration = {
  name: 'loyalty-0001',
  sql: `
create table programme (
  code text primary key check (code in ('CN', 'HK', 'SG')),
  name text not null,
  currency text not null,
  time_zone text not null,
  regions text[] not null
);
create table programme_policy (
  programme text not null references programme (code),
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  rules jsonb not null,
  note text check (char_length(note) <= 500),
  published_by text not null,
  published_at timestamptz not null,
  primary key (programme, version),
  unique (programme, effective_from)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger immutable before update or delete on programme_policy
  for each statement execute function refuse_change();

insert into programme values
  ('CN', '中国大陆', 'CNY', 'Asia/Shanghai', '{CN}'),
  ('HK', '港澳', 'HKD', 'Asia/Hong_Kong', '{HK,MO}'),
  ('SG', 'Singapore', 'SGD', 'Asia/Singapore', '{SG}');
insert into programme_policy
select code, 1, '2020-01-01T00:00:00Z', '${JSON.stringify(FIRST_RULES)}'::jsonb,
  'Defaults', 'migration', '2020-01-01T00:00:00Z' from programme;

create table fx_rate (
  home_region text not null check (home_region in ('CN', 'HK', 'MO', 'SG')),
  from_currency text not null,
  to_currency text not null,
  effective_at timestamptz not null,
  rate text not null check (rate ~ '^[0-9]{1,9}([.][0-9]{1,6})?$'),
  table_id uuid not null,
  primary key (home_region, from_currency, to_currency, effective_at)
);

create table account (
  member_id uuid primary key,
  id uuid not null unique,
  programme text not null references programme (code),
  region text not null check (region in ('CN', 'HK', 'MO', 'SG')),
  opened_at timestamptz not null,
  merged_into uuid,
  available bigint not null default 0 check (available >= 0),
  pending bigint not null default 0 check (pending >= 0),
  held bigint not null default 0 check (held >= 0),
  debt bigint not null default 0 check (debt >= 0),
  growth bigint not null default 0 check (growth >= 0),
  pending_growth bigint not null default 0 check (pending_growth >= 0),
  interaction_growth bigint not null default 0 check (interaction_growth >= 0),
  growth_offset bigint not null default 0 check (growth_offset >= 0),
  tier text not null default 'base' check (tier in ('base', 'silver', 'gold', 'diamond')),
  tier_provisional boolean not null default false,
  tier_since timestamptz,
  tier_valid_from timestamptz,
  tier_valid_until timestamptz,
  tier_grace_until timestamptz,
  tier_former jsonb,
  review_at timestamptz,
  check (available = 0 or debt = 0)
) with (fillfactor = 70);
create index account_review on account (review_at) where review_at is not null;
create index account_debt on account (member_id) where debt > 0;
create index account_merged on account (merged_into) where merged_into is not null;

-- What every sale writes has no foreign key to its account: the account is locked while it is written.
create table points_transaction (
  id uuid primary key,
  member_id uuid not null,
  programme text not null,
  kind text not null,
  at timestamptz not null,
  posted_at timestamptz not null,
  points bigint not null,
  growth bigint not null,
  available_after bigint not null,
  debt_after bigint not null,
  order_id uuid,
  return_id uuid,
  hold_id uuid,
  reason text check (char_length(reason) <= 500),
  actor_name text not null
);
create index points_transaction_member on points_transaction (member_id, at desc, id desc);
create unique index points_transaction_return on points_transaction (return_id)
  where kind = 'return' and return_id is not null;
create trigger append_only before delete on points_transaction
  for each statement execute function refuse_change();

create table points_entry (
  member_id uuid not null,
  transaction_id uuid not null,
  account text not null check (account in ('available', 'pending', 'held', 'debt', 'issued',
    'redeemed', 'expired', 'breakage', 'merged', 'growth', 'growth_pending', 'growth_interaction',
    'growth_issued', 'growth_merged')),
  unit text not null check (unit in ('points', 'growth')),
  amount bigint not null check (amount <> 0),
  primary key (member_id, transaction_id, account)
) partition by hash (member_id);
${partitions}
create trigger append_only before update or delete on points_entry
  for each statement execute function refuse_change();
-- Double entry: what one statement posts adds up to zero for each transaction and unit.
create function check_zero_sum() returns trigger language plpgsql as $$
begin
  if exists (select 1 from posted group by transaction_id, unit having sum(amount) <> 0) then
    raise exception 'postings of a transaction do not add up to zero' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger zero_sum after insert on points_entry referencing new table as posted
  for each statement execute function check_zero_sum();

create table lot (
  id uuid primary key,
  member_id uuid not null,
  amount bigint not null check (amount > 0),
  remaining bigint not null check (remaining >= 0 and remaining <= amount),
  state text not null check (state in ('pending', 'active')),
  earned_at timestamptz not null,
  active_at timestamptz not null,
  expires_at timestamptz not null,
  funder text not null check (char_length(funder) <= 80),
  cause text not null check (cause in ('purchase', 'tier_bonus', 'adjustment', 'grace', 'merge')),
  order_id uuid
) with (fillfactor = 80);
create index lot_open on lot (member_id, expires_at, earned_at, id) where remaining > 0;
create index lot_expiry on lot (expires_at) where remaining > 0 and state = 'active';

create table points_hold (
  id uuid primary key,
  member_id uuid not null references account (member_id),
  points bigint not null check (points > 0),
  state text not null check (state in ('held', 'captured', 'voided')),
  purpose text not null check (char_length(purpose) <= 200),
  held_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  order_id uuid
);
create index points_hold_expiry on points_hold (expires_at) where state = 'held';
create index points_hold_member on points_hold (member_id, held_at desc);
create table points_hold_part (
  hold_id uuid not null references points_hold (id),
  lot_id uuid not null references lot (id),
  member_id uuid not null,
  amount bigint not null check (amount > 0),
  restored bigint not null default 0 check (restored >= 0 and restored <= amount),
  primary key (hold_id, lot_id)
);

create table order_points (
  order_id uuid primary key,
  member_id uuid not null references account (member_id),
  state text not null check (state in ('pending', 'active', 'refused')),
  policy_version integer not null,
  tier text not null,
  bonus_percent integer not null,
  currency text not null,
  fx_rate text,
  fx_table_id uuid,
  fulfilment text not null,
  paid_at timestamptz not null,
  delivered_at timestamptz,
  active_at timestamptz not null,
  bonus_lot_id uuid,
  hold_id uuid,
  reason text
) with (fillfactor = 80);
create index order_points_due on order_points (active_at) where state = 'pending';
create index order_points_waiting on order_points (member_id) where state = 'pending';
create table order_earning (
  line_id uuid primary key,
  order_id uuid not null references order_points (order_id),
  member_id uuid not null,
  line_no integer not null,
  item_id uuid not null,
  margin_class text not null check (margin_class in ('A', 'B', 'C', 'D', 'X')),
  rate_num integer not null,
  rate_den integer not null,
  growth_num integer not null,
  growth_den integer not null,
  base bigint not null,
  remaining_base bigint not null,
  home_base bigint not null,
  granted bigint not null,
  kept bigint not null check (kept >= 0 and kept <= granted),
  bonus bigint not null,
  bonus_kept bigint not null check (bonus_kept >= 0 and bonus_kept <= bonus),
  growth bigint not null,
  growth_kept bigint not null check (growth_kept >= 0 and growth_kept <= growth),
  points_spent bigint not null,
  points_restored bigint not null check (points_restored <= points_spent),
  lot_id uuid
) with (fillfactor = 80);
create index order_earning_order on order_earning (order_id, line_no);

-- What reached us about orders whose member is not known yet.
create table unclaimed_order (
  order_id uuid primary key,
  delivered_at timestamptz,
  remaining jsonb not null default '{}'
);

create table tier_change (
  id uuid primary key,
  member_id uuid not null references account (member_id),
  from_tier text not null,
  to_tier text not null,
  provisional boolean not null,
  at timestamptz not null,
  qualifying_growth bigint not null,
  transaction_id uuid
);
create index tier_change_member on tier_change (member_id, at desc);

create table points_adjustment (
  id uuid primary key,
  member_id uuid not null references account (member_id),
  points bigint not null check (points <> 0),
  reason text not null check (char_length(reason) between 1 and 500),
  state text not null check (state in ('posted', 'pending', 'approved', 'rejected')),
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text check (char_length(decision_note) <= 500),
  transaction_id uuid,
  version integer not null default 1,
  check (decided_by is null or decided_by <> asked_by)
);
create index points_adjustment_state on points_adjustment (state, asked_at desc, id);
create index points_adjustment_asked on points_adjustment (asked_at desc, id);
create index points_adjustment_member on points_adjustment (member_id);

create table interaction_growth (
  member_id uuid not null references account (member_id),
  content_id uuid not null,
  kind text not null check (kind in ('like', 'comment', 'share')),
  at timestamptz not null,
  growth integer not null check (growth >= 0),
  primary key (member_id, content_id, kind)
);
create index interaction_growth_day on interaction_growth (member_id, at);

-- Sums by programme, business day and ledger account; slots keep writers out of one another's way.
create table ledger_day (
  programme text not null,
  day date not null,
  kind text not null,
  account text not null,
  slot smallint not null,
  amount bigint not null,
  primary key (programme, day, kind, account, slot)
);

grant select on programme, programme_policy to karat_loyalty_restricted;
${policies}
`,
};
