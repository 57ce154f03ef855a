import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Quotes 报价单: a sale whose price is locked for its minutes; and unique pieces, which one quote at a time has. */
export const orders0190: SqlMigration = {
  name: 'orders-0190',
  sql: `
create table quote (
  id uuid primary key,
  channel_id uuid not null,
  outlet_id uuid not null,
  selling_tenant_id uuid,
  member_id uuid,
  buyer_external_id text check (char_length(buyer_external_id) >= 1 and char_length(buyer_external_id) <= 200),
  order_no text not null check (char_length(order_no) >= 1 and char_length(order_no) <= 100),
  fulfilment text not null check (fulfilment in ('store', 'web', 'live', 'custom', 'trade_in')),
  currency text not null,
  state text not null check (state in ('pricing', 'holding', 'refused', 'open', 'expired', 'cancelled')),
  sale jsonb not null,
  priced jsonb,
  attempt integer not null default 0 check (attempt >= 0),
  due_minor bigint check (due_minor >= 0),
  quoted_at timestamptz not null,
  locked_until timestamptz not null,
  coupon_hold_id text,
  points_hold_id text,
  holds text not null default 'none' check (holds in ('none', 'held', 'due', 'settled')),
  ended_at timestamptz,
  check (state in ('pricing', 'refused', 'expired', 'cancelled') or priced is not null)
);
create index quote_locked on quote (locked_until) where state in ('pricing', 'holding', 'open');
create index quote_release on quote (quoted_at, id) where holds = 'due';
create index quote_member on quote (member_id, quoted_at, id);
create index quote_channel on quote (channel_id, quoted_at, id);
create index quote_tenant on quote (selling_tenant_id, quoted_at, id);
create index quote_quoted on quote (quoted_at, id);
alter table quote enable row level security;
create policy visible on quote for select to karat_orders_restricted using (
  case (select current_setting('karat.kind', true))
    when 'channel' then
      channel_id = (select nullif(current_setting('karat.channel', true), '')::uuid)
    else
      (selling_tenant_id = (select case current_setting('karat.kind', true)
          when 'tenant' then nullif(current_setting('karat.tenant', true), '')::uuid else null end)
        and ((select coalesce(current_setting('karat.sites', true), '')) = ''
          or outlet_id = any((select string_to_array(
            nullif(current_setting('karat.sites', true), ''), ','))::uuid[])))
      or member_id = (select case current_setting('karat.kind', true)
          when 'person' then nullif(current_setting('karat.person', true), '')::uuid else null end)
  end);
grant select on quote to karat_orders_restricted;

create table quote_piece (
  item_id uuid primary key,
  quote_id uuid not null references quote (id),
  until_at timestamptz not null
);
create index quote_piece_quote on quote_piece (quote_id);
alter table quote_piece enable row level security;
create policy visible on quote_piece for select to karat_orders_restricted using (
  (select true from quote q where q.id = quote_piece.quote_id));
grant select on quote_piece to karat_orders_restricted;
`,
};
