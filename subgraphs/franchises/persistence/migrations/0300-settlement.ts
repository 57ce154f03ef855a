import type { SqlMigration } from '../../../kernel/database/migration.ts';

const ONLY_DRAFTS = `
  if exists (select 1 from changed c join statement s on s.id = c.statement_id where s.state <> 'draft') then
    raise exception 'lines of an issued statement stand' using errcode = '23514';
  end if;`;

/**
 * Statements of a month, their lines, disputes and payouts, and the ledger in double entry. What was issued
 * keeps its amounts, what was frozen changes no more, each posting adds up to zero: by trigger, whoever writes.
 */
export const franchises0300: SqlMigration = {
  name: 'franchises-0300',
  sql: `
alter table franchise_policy add column dispute_days integer check (dispute_days >= 1 and dispute_days <= 60);
grant select (dispute_days) on franchise_policy to karat_franchises_restricted;

create table settlement_opening (
  region text primary key,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  opens_at timestamptz not null,
  earlier text not null check (earlier in ('included', 'left')),
  set_at timestamptz not null,
  set_by text not null
);

create table statement_run (
  id uuid primary key,
  region text not null,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  asked_by text not null,
  asked_by_id text not null,
  started_at timestamptz not null,
  after_id uuid not null,
  rebates bigint not null default 0 check (rebates >= 0),
  statements integer,
  lines bigint,
  finished_at timestamptz,
  constraint statement_run_check check ((finished_at is null) = (statements is null)),
  constraint statement_run_check1 check ((finished_at is null) = (lines is null))
);
create unique index statement_run_open on statement_run (region) where finished_at is null;
create index statement_run_list on statement_run (region, started_at, id);
create index rebate_entry_recorded on rebate_entry (recorded_at);
alter table rebate add column held_at_opening timestamptz;
create index rebate_held_at_opening on rebate (home_franchise_id) where held_at_opening is not null;

create table statement (
  id uuid primary key,
  number text not null,
  franchise_id uuid not null references franchise (id),
  region text not null,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  state text not null check (state in ('draft', 'issued', 'frozen', 'paid')),
  lines integer not null default 0 check (lines >= 0),
  lines_minor bigint not null default 0,
  corrected_minor bigint not null default 0,
  disputed_minor bigint not null default 0,
  disputes_open integer not null default 0 check (disputes_open >= 0),
  carried_in_minor bigint not null default 0 check (carried_in_minor <= 0),
  carried_from uuid references statement (id),
  net_minor bigint not null generated always as
    (lines_minor + corrected_minor - disputed_minor + carried_in_minor) stored,
  drafted_at timestamptz not null,
  drafted_by text not null,
  drafted_by_id text not null,
  touched_by uuid references statement_run (id),
  issued_at timestamptz,
  issued_by text,
  confirm_until timestamptz,
  frozen_at timestamptz,
  frozen_by text,
  version integer not null default 1 check (version > 0),
  constraint statement_number_key unique (number),
  constraint statement_franchise_id_month_currency_key unique (franchise_id, month, currency),
  constraint statement_carried_from_key unique (carried_from),
  constraint statement_check check ((carried_from is null) = (carried_in_minor = 0)),
  constraint statement_check1 check ((state = 'draft') = (issued_at is null)),
  constraint statement_check2 check ((state in ('frozen', 'paid')) = (frozen_at is not null))
);
create index statement_month on statement (month, id);
create index statement_region on statement (region, month, id);
create index statement_state on statement (state, month, id);
create index statement_franchise on statement (franchise_id, month, id);
create index statement_deadline on statement (confirm_until) where state = 'issued';

create table statement_line (
  id uuid primary key,
  statement_id uuid not null references statement (id),
  franchise_id uuid not null,
  entry_id uuid not null,
  rebate_id uuid not null,
  order_id uuid not null,
  side text not null check (side in ('home', 'payer')),
  head_office boolean not null,
  kind text not null check (kind in ('accrual', 'return', 'reattribution')),
  amount_minor bigint not null,
  spared_minor bigint not null default 0,
  corrected_minor bigint not null default 0,
  deferred boolean not null default false,
  decision_of uuid references statement_line (id),
  month text not null,
  counts_at timestamptz not null,
  state text not null check (state in ('open', 'confirmed', 'disputed', 'upheld', 'rejected')),
  constraint statement_line_decision_of_key unique (decision_of),
  constraint statement_line_check check (corrected_minor = 0 or state = 'upheld'),
  constraint statement_line_check1 check (corrected_minor = 0 or not deferred)
);
create unique index statement_line_entry on statement_line (entry_id, franchise_id) where decision_of is null;
create index statement_line_rebate on statement_line (rebate_id);
create index statement_line_special on statement_line (rebate_id)
  where corrected_minor <> 0 or spared_minor <> 0 or deferred;
create index statement_line_list on statement_line (statement_id, counts_at, id);
create index statement_line_state on statement_line (statement_id, state, counts_at, id);

create table statement_dispute (
  line_id uuid primary key references statement_line (id),
  statement_id uuid not null references statement (id),
  franchise_id uuid not null,
  reason text not null check (char_length(reason) >= 1 and char_length(reason) <= 500),
  disputed_at timestamptz not null,
  disputed_by text not null,
  verdict text check (verdict in ('upheld', 'rejected')),
  decided_minor bigint,
  carried_minor bigint,
  decision text check (char_length(decision) >= 1 and char_length(decision) <= 500),
  decided_at timestamptz,
  decided_by text,
  constraint statement_dispute_check check ((verdict is null) = (decided_at is null)),
  constraint statement_dispute_check1 check ((verdict is null) = (decided_minor is null))
);
create index statement_dispute_list on statement_dispute (statement_id, disputed_at, line_id);
create index statement_dispute_carried on statement_dispute (franchise_id, decided_at) where carried_minor <> 0;

create table statement_payout (
  id uuid primary key,
  statement_id uuid not null references statement (id),
  franchise_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  bank_reference text not null check (char_length(bank_reference) >= 1 and char_length(bank_reference) <= 100),
  paid_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  reversed_at timestamptz,
  reversed_by text,
  reversal_reason text check (char_length(reversal_reason) >= 1 and char_length(reversal_reason) <= 500),
  constraint statement_payout_check check ((reversed_at is null) = (reversal_reason is null))
);
create unique index statement_payout_live on statement_payout (statement_id) where reversed_at is null;
create unique index statement_payout_reference on statement_payout (bank_reference) where reversed_at is null;
create index statement_payout_list on statement_payout (statement_id, recorded_at, id);

create table settlement_posting (
  id uuid primary key,
  statement_id uuid not null references statement (id),
  kind text not null check (kind in ('issue', 'decision', 'deferral', 'payout', 'reversal')),
  cause_id uuid not null,
  posted_at timestamptz not null,
  posted_by text not null,
  constraint settlement_posting_kind_cause_id_key unique (kind, cause_id)
);
create index settlement_posting_statement on settlement_posting (statement_id, posted_at, id);

create table settlement_entry (
  id bigint generated always as identity primary key,
  posting_id uuid not null references settlement_posting (id),
  account text not null check (account in ('franchise', 'head_office', 'clearing')),
  franchise_id uuid,
  currency text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  constraint settlement_entry_check check ((account = 'franchise') = (franchise_id is not null))
);
create index settlement_entry_posting on settlement_entry (posting_id);
create index settlement_entry_account on settlement_entry (account, franchise_id, currency);

create function keep_opening() returns trigger language plpgsql as $$
begin
  if exists (select 1 from statement_run r where r.region = old.region)
    or exists (select 1 from statement_line l join rebate r on r.id = l.rebate_id
      join franchise h on h.id = r.home_franchise_id where h.region = old.region) then
    raise exception 'settlement of the region has begun' using errcode = '23514';
  end if;
  return coalesce(new, old);
end $$;
create trigger kept before update or delete on settlement_opening
  for each row execute function keep_opening();
create trigger immutable before update or delete on settlement_posting
  for each row execute function refuse_change();
create trigger immutable before update or delete on settlement_entry
  for each row execute function refuse_change();

create function refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if exists (select 1 from settlement_entry e where e.posting_id in (select posting_id from added)
      group by e.posting_id, e.currency having sum(e.amount_minor) <> 0) then
    raise exception 'a posting adds up to zero in each currency' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger balanced after insert on settlement_entry
  referencing new table as added for each statement execute function refuse_unbalanced();

create function keep_issued_statement() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'statements stay' using errcode = '23514';
  end if;
  if old.state in ('frozen', 'paid') and
    to_jsonb(new) - array['state', 'version', 'net_minor', 'disputes_open']
      <> to_jsonb(old) - array['state', 'version', 'net_minor', 'disputes_open'] then
    raise exception 'a frozen statement never changes' using errcode = '23514';
  end if;
  if old.state <> 'draft' and (new.lines, new.lines_minor, new.carried_in_minor, new.carried_from, new.month,
      new.franchise_id, new.currency) is distinct from (old.lines, old.lines_minor, old.carried_in_minor,
      old.carried_from, old.month, old.franchise_id, old.currency) then
    raise exception 'an issued statement keeps its lines' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger kept before update or delete on statement
  for each row execute function keep_issued_statement();

create function keep_lines() returns trigger language plpgsql as $$
begin${ONLY_DRAFTS}
  return null;
end $$;
create trigger added_to_drafts after insert on statement_line
  referencing new table as changed for each statement execute function keep_lines();
create trigger taken_from_drafts after delete on statement_line
  referencing old table as changed for each statement execute function keep_lines();
create function keep_line_amounts() returns trigger language plpgsql as $$
begin
  if exists (select 1 from former f join changed c using (id)
      join statement s on s.id = f.statement_id
      where (s.state not in ('draft', 'issued')
          and to_jsonb(f) - 'state' <> to_jsonb(c) - 'state')
        or (s.state not in ('draft', 'issued') and not f.deferred)
        or to_jsonb(f) - array['state', 'corrected_minor', 'deferred']
          <> to_jsonb(c) - array['state', 'corrected_minor', 'deferred']) then
    raise exception 'lines of a frozen statement, and amounts of any, stand' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger amounts_kept after update on statement_line
  referencing old table as former new table as changed
  for each statement execute function keep_line_amounts();

create function keep_payout() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.reversed_at is not null or
    to_jsonb(new) - array['reversed_at', 'reversed_by', 'reversal_reason']
      <> to_jsonb(old) - array['reversed_at', 'reversed_by', 'reversal_reason'] then
    raise exception 'a payout is only ever reversed, once' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger kept before update or delete on statement_payout
  for each row execute function keep_payout();

alter table settlement_opening enable row level security;
alter table statement_run enable row level security;
alter table statement enable row level security;
alter table statement_line enable row level security;
alter table statement_dispute enable row level security;
alter table statement_payout enable row level security;
alter table settlement_posting enable row level security;
alter table settlement_entry enable row level security;
create policy visible on statement for select to karat_franchises_restricted using (
  franchise_id = (select case current_setting('karat.kind', true) when 'tenant'
    then nullif(current_setting('karat.tenant', true), '')::uuid end) and state <> 'draft');
create policy visible on statement_line for select to karat_franchises_restricted using (
  (select true from statement s where s.id = statement_line.statement_id));
create policy visible on statement_dispute for select to karat_franchises_restricted using (
  (select true from statement s where s.id = statement_dispute.statement_id));
create policy visible on statement_payout for select to karat_franchises_restricted using (
  (select true from statement s where s.id = statement_payout.statement_id));
grant select on statement, statement_line, statement_dispute, statement_payout to karat_franchises_restricted;
`,
};
