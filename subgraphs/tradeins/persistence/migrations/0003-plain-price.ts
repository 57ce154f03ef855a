import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * What a sale does not take of gold whose price depends on it is credited at the plain buy-back price; melted gold that
 * no sale takes is, too, with a second person; gold that was not melted goes back once its sale came back; and what one
 * party owes another for gold and store credit is written down.
 */
export const tradeins0003: SqlMigration = {
  name: 'tradeins-0003',
  sql: `
alter table trade_in
  add column plain_minor bigint check (plain_minor >= 0),
  add column given_minor bigint check (given_minor >= 0),
  add column sale_back_at timestamptz,
  add column taken_minor bigint check (taken_minor >= 0),
  add column rest_whole boolean not null default false,
  add column unnamed_order_id uuid,
  add column plain_asked_at timestamptz,
  add column plain_asked_by text,
  add column plain_consent_by text check (char_length(plain_consent_by) >= 1 and char_length(plain_consent_by) <= 100),
  add column plain_consent_way text check (plain_consent_way in ('signature', 'screen')),
  add column plain_version integer,
  add column plain_asked_minor bigint check (plain_asked_minor > 0);
update trade_in set given_minor = credit_minor where given_at is not null;
update trade_in set rest_whole = true where credit_minor is not null and given_at is null;
update trade_in t set sale_back_at = now() where order_id is not null and exists (
    select 1 from credit_line l where l.order_id = t.order_id)
  and not exists (select 1 from credit_line l where l.order_id = t.order_id and l.back_minor < l.share_minor);
alter table trade_in
  add constraint trade_in_given check ((given_at is null) = (given_minor is null)),
  add constraint trade_in_asked check ((plain_asked_at is null) = (plain_asked_by is null)
    and (plain_asked_at is null) = (plain_version is null)
    and (plain_asked_at is null) = (plain_asked_minor is null));
alter table trade_in_step drop constraint trade_in_step_deed_check;
alter table trade_in_step add constraint trade_in_step_deed_check check (deed in ('estimate', 'receive', 'assay',
  'offer', 'lapse', 'decline', 'accept', 'melt', 'credit', 'return', 'cancel', 'ask_buyback', 'give_buyback',
  'refuse_buyback'));

alter table credit_entry drop constraint credit_entry_kind_check;
alter table credit_entry add constraint credit_entry_kind_check
  check (kind in ('credited', 'spent', 'given_back', 'taken_back'));
alter table credit_entry drop constraint credit_entry_check;
alter table credit_entry drop constraint credit_entry_check1;
alter table credit_entry add constraint credit_entry_check
  check ((kind in ('credited', 'taken_back')) = (trade_in_id is not null));
alter table credit_entry add constraint credit_entry_check1
  check ((kind in ('credited', 'taken_back')) = (order_id is null));

alter table credit_hold add column seller_outlet_id uuid, add column seller_tenant_id uuid;

create table credit_crossing (
  id uuid primary key,
  order_id uuid,
  trade_in_id uuid references trade_in (id),
  taker_outlet_id uuid,
  taker_tenant_id uuid,
  seller_outlet_id uuid,
  seller_tenant_id uuid,
  region text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor <> 0),
  fine_mg bigint check (fine_mg >= 0),
  at timestamptz not null,
  check ((trade_in_id is null) = (taker_outlet_id is null)),
  check ((trade_in_id is null) = (fine_mg is null)),
  check (taker_tenant_id is distinct from seller_tenant_id),
  check (trade_in_id is not null or order_id is not null and seller_outlet_id is not null),
  check (seller_outlet_id is not null or seller_tenant_id is null)
);
create index credit_crossing_at on credit_crossing (region, at, id);
alter table credit_crossing enable row level security;
`,
};
