import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The charity fund: postings in double entry, sums by day for everybody, payouts by two people. Nobody's data. */
export const loyalty0271: SqlMigration = {
  name: 'loyalty-0271',
  sql: `
create table charity_payout (
  id uuid primary key,
  region text not null,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  recipient text not null check (char_length(recipient) between 1 and 200),
  purpose text not null check (char_length(purpose) between 1 and 500),
  bank_reference text not null check (char_length(bank_reference) between 1 and 100),
  paid_on date not null,
  state text not null check (state in ('proposed', 'posted', 'rejected', 'reversal_proposed', 'reversed')),
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text check (char_length(decision_note) <= 500),
  reversal_reason text check (char_length(reversal_reason) between 1 and 500),
  reversal_reference text check (char_length(reversal_reference) between 1 and 100),
  version integer not null default 1,
  check (decided_by is null or decided_by <> asked_by)
);
create index charity_payout_asked on charity_payout (asked_at desc, id);
create index charity_payout_waiting on charity_payout (asked_at desc, id)
  where state in ('proposed', 'reversal_proposed');
create unique index charity_payout_reference on charity_payout (currency, bank_reference) where state <> 'rejected';
alter table charity_payout enable row level security;

create table charity_posting (
  id uuid primary key,
  kind text not null check (kind in ('gift', 'gift_back', 'payout', 'payout_back')),
  region text not null,
  currency text not null,
  day date not null,
  at timestamptz not null,
  posted_at timestamptz not null,
  order_id uuid,
  return_id uuid,
  payout_id uuid references charity_payout (id),
  to_head_office bigint not null,
  to_fund bigint not null,
  to_paid_out bigint not null,
  constraint charity_posting_zero check (to_head_office + to_fund + to_paid_out = 0)
);
create unique index charity_posting_gift on charity_posting (order_id) where kind = 'gift';
create unique index charity_posting_back on charity_posting (return_id) where kind = 'gift_back';
create unique index charity_posting_payout on charity_posting (payout_id, kind) where payout_id is not null;
alter table charity_posting enable row level security;

create table charity_day (
  region text not null,
  currency text not null,
  day date not null,
  kind text not null,
  slot smallint not null,
  amount bigint not null,
  postings integer not null,
  primary key (region, currency, day, kind, slot)
);
alter table charity_day enable row level security;
create policy visible on charity_day for select to karat_loyalty_restricted using (true);
grant select on charity_day to karat_loyalty_restricted;
`,
};
