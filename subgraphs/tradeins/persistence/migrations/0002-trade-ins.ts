import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Trade-ins with their history and pictures, and store credit in double entry. */
export const tradeins0002: SqlMigration = {
  name: 'tradeins-0002',
  sql: `
create table credit_hold (
  id uuid primary key,
  member_id uuid not null,
  region text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  trade_in_ids uuid[] not null,
  amount_minor bigint not null check (amount_minor >= 0),
  store_minor bigint not null check (store_minor >= 0 and store_minor <= amount_minor),
  state text not null check (state in ('held', 'used', 'released')),
  held_at timestamptz not null,
  expires_at timestamptz not null,
  order_id uuid,
  check ((state = 'used') = (order_id is not null))
);
create index credit_hold_member on credit_hold (member_id, currency) where state = 'held';
create index credit_hold_expires on credit_hold (expires_at) where state = 'held';
create unique index credit_hold_order on credit_hold (order_id) where order_id is not null;
alter table credit_hold enable row level security;
create policy visible on credit_hold for select to karat_tradeins_restricted using (
  (select true from person_visibility v where v.person_id = credit_hold.member_id));
grant select on credit_hold to karat_tradeins_restricted;

create table trade_in (
  id uuid primary key,
  member_id uuid not null,
  named_id uuid not null,
  outlet_id uuid not null,
  tenant_id uuid,
  channel_id uuid,
  region text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  way text not null,
  policy_version integer not null,
  piece text not null check (char_length(piece) >= 1 and char_length(piece) <= 500),
  brand text check (char_length(brand) >= 1 and char_length(brand) <= 60),
  own_brand boolean not null,
  state text not null check (state in ('estimated', 'received', 'assayed', 'offered', 'lapsed', 'accepted',
    'melted', 'credited', 'returned', 'cancelled')),
  claimed_mg bigint not null check (claimed_mg >= 1 and claimed_mg <= 100000000),
  claimed_purity integer not null check (claimed_purity >= 1 and claimed_purity <= 10000),
  estimate_minor bigint check (estimate_minor >= 0),
  gross_mg bigint check (gross_mg >= 1 and gross_mg <= 100000000),
  purity integer check (purity >= 1 and purity <= 10000),
  method text check (method in ('fire', 'xrf')),
  assayed_at timestamptz,
  fine_mg bigint check (fine_mg >= 0),
  after_mg bigint check (after_mg >= 0),
  price_minor bigint check (price_minor > 0),
  price_source text,
  price_at timestamptz,
  credit_minor bigint check (credit_minor > 0),
  offered_at timestamptz,
  offer_until timestamptz,
  consent_version integer,
  consent_by text check (char_length(consent_by) >= 1 and char_length(consent_by) <= 100),
  consent_way text check (consent_way in ('signature', 'screen')),
  accepted_at timestamptz,
  identity_name text check (char_length(identity_name) >= 1 and char_length(identity_name) <= 100),
  identity_kind text check (identity_kind in ('id_card', 'passport', 'permit')),
  identity_last text check (identity_last ~ '^[0-9A-Z]{4}$'),
  melted_at timestamptz,
  given_at timestamptz,
  hold_id uuid references credit_hold (id),
  held_until timestamptz,
  order_id uuid,
  returned_to text check (char_length(returned_to) >= 1 and char_length(returned_to) <= 100),
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz,
  version integer not null default 1 check (version > 0),
  check (state in ('estimated', 'received', 'returned', 'cancelled') or gross_mg is not null
    and purity is not null and method is not null and assayed_at is not null),
  check (state in ('estimated', 'received', 'assayed', 'returned', 'cancelled')
    or credit_minor is not null and offer_until is not null),
  check ((credit_minor is null) = (price_minor is null)),
  check ((accepted_at is null) = (consent_version is null)),
  check (state <> all (array['accepted', 'melted', 'credited']) or accepted_at is not null),
  check (state <> all (array['melted', 'credited']) or melted_at is not null),
  check (state <> 'credited' or given_at is not null),
  check (state <> 'returned' or given_at is null and melted_at is null),
  check ((identity_kind is null) = (identity_last is null)),
  check ((closed_at is null) = (state <> all (array['credited', 'returned', 'cancelled'])))
);
create index trade_in_member on trade_in (member_id, opened_at desc, id desc);
create index trade_in_opened on trade_in (opened_at, id);
create index trade_in_tenant on trade_in (tenant_id, opened_at, id);
create index trade_in_channel on trade_in (channel_id, opened_at, id);
create index trade_in_outlet on trade_in (outlet_id, opened_at, id);
create index trade_in_state on trade_in (state, opened_at, id);
create index trade_in_lapse on trade_in (offer_until) where state = 'offered';
create index trade_in_accepted on trade_in (member_id, accepted_at) where accepted_at is not null;
create index trade_in_melted on trade_in (melted_at) where melted_at is not null;
create index trade_in_hold on trade_in (hold_id) where hold_id is not null;
alter table trade_in enable row level security;
create policy visible on trade_in for select to karat_tradeins_restricted using (
  tenant_id = (select case current_setting('karat.kind', true)
      when 'tenant' then nullif(current_setting('karat.tenant', true), '')::uuid else null end)
    and ((select coalesce(current_setting('karat.sites', true), '')) = ''
      or outlet_id = any ((select string_to_array(
        nullif(current_setting('karat.sites', true), ''), ','))::uuid[]))
  or channel_id = (select case current_setting('karat.kind', true)
      when 'channel' then nullif(current_setting('karat.channel', true), '')::uuid else null end)
  or (select current_setting('karat.kind', true)) = 'person'
    and (select true from person_visibility v where v.person_id = trade_in.member_id));
grant select on trade_in to karat_tradeins_restricted;

create table trade_in_step (
  trade_in_id uuid not null references trade_in (id),
  version integer not null check (version > 0),
  deed text not null check (deed in ('estimate', 'receive', 'assay', 'offer', 'lapse', 'decline', 'accept', 'melt',
    'credit', 'return', 'cancel')),
  state text not null check (state in ('estimated', 'received', 'assayed', 'offered', 'lapsed', 'accepted',
    'melted', 'credited', 'returned', 'cancelled')),
  credit_minor bigint,
  note text check (char_length(note) >= 1 and char_length(note) <= 500),
  at timestamptz not null,
  by text not null,
  primary key (trade_in_id, version)
);
alter table trade_in_step enable row level security;
create policy visible on trade_in_step for select to karat_tradeins_restricted using (
  (select true from trade_in o where o.id = trade_in_step.trade_in_id));
grant select on trade_in_step to karat_tradeins_restricted;

create table trade_in_photo (
  trade_in_id uuid not null references trade_in (id),
  url text not null check (starts_with(url, 'https://') and char_length(url) <= 500),
  kind text not null check (kind in ('piece', 'mark', 'scale', 'assay', 'melt')),
  at timestamptz not null,
  by text not null,
  primary key (trade_in_id, url)
);
alter table trade_in_photo enable row level security;
create policy visible on trade_in_photo for select to karat_tradeins_restricted using (
  (select true from trade_in o where o.id = trade_in_photo.trade_in_id));
grant select on trade_in_photo to karat_tradeins_restricted;

create table credit_account (
  id uuid primary key,
  kind text not null check (kind in ('member', 'gold', 'sales')),
  member_id uuid,
  named_id uuid,
  region text,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  balance_minor bigint not null default 0,
  opened_at timestamptz not null,
  check ((kind = 'member') = (member_id is not null) and (kind = 'member') = (named_id is not null)
    and (kind = 'member') = (region is null))
);
create unique index credit_account_named on credit_account (named_id, currency) where kind = 'member';
create unique index credit_account_house on credit_account (kind, region, currency) where kind <> 'member';
create index credit_account_member on credit_account (member_id, currency, opened_at, id)
  where member_id is not null;
alter table credit_account enable row level security;
create policy visible on credit_account for select to karat_tradeins_restricted using (
  (select true from person_visibility v where v.person_id = credit_account.member_id));
grant select on credit_account to karat_tradeins_restricted;

create table credit_entry (
  id uuid primary key,
  transaction_id uuid not null,
  account_id uuid not null references credit_account (id),
  kind text not null check (kind in ('credited', 'spent', 'given_back')),
  minor bigint not null check (minor <> 0),
  trade_in_id uuid references trade_in (id),
  order_id uuid,
  at timestamptz not null,
  check ((kind = 'credited') = (trade_in_id is not null)),
  check ((kind = 'credited') = (order_id is null))
);
create index credit_entry_account on credit_entry (account_id, at, id);
create index credit_entry_transaction on credit_entry (transaction_id);
create index credit_entry_order on credit_entry (order_id, at, id) where order_id is not null;
create unique index credit_entry_once on credit_entry (trade_in_id, account_id) where kind = 'credited';
create function refuse_entry_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger append_only before update or delete on credit_entry
  for each statement execute function refuse_entry_change();
-- Whoever writes the entries of a transaction writes all of them at once: they add up to zero in one currency, and what
-- members have follows from them alone.
create function post_credit() returns trigger language plpgsql as $$
begin
  if exists (select 1 from fresh e join credit_account a on a.id = e.account_id
    group by e.transaction_id having sum(e.minor) <> 0 or count(distinct a.currency) <> 1) then
    raise exception 'entries of a transaction do not add up to zero' using errcode = '23514';
  end if;
  update credit_account a set balance_minor = a.balance_minor + e.minor
    from (select account_id, sum(minor) as minor from fresh group by account_id) e
    where a.id = e.account_id and a.kind = 'member';
  return null;
end $$;
create trigger post_credit after insert on credit_entry referencing new table as fresh
  for each statement execute function post_credit();
alter table credit_entry enable row level security;
create policy visible on credit_entry for select to karat_tradeins_restricted using (
  (select true from credit_account a where a.id = credit_entry.account_id));
grant select on credit_entry to karat_tradeins_restricted;

create table credit_line (
  line_id uuid primary key,
  order_id uuid not null,
  share_minor bigint not null check (share_minor > 0),
  quantity integer not null check (quantity > 0),
  back_minor bigint not null default 0 check (back_minor >= 0 and back_minor <= share_minor)
);
create index credit_line_order on credit_line (order_id);
alter table credit_line enable row level security;
`,
};
