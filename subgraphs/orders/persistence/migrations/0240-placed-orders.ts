import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A quote that is placed waits for its payment; what is paid is kept, also what fits nothing. */
export const orders0240: SqlMigration = {
  name: 'orders-0240',
  sql: `
alter table order_policy
  add column quote_lock_minutes integer check (quote_lock_minutes >= 1 and quote_lock_minutes <= 240),
  add column pay_minutes integer check (pay_minutes >= 1 and pay_minutes <= 1080);
grant select (quote_lock_minutes, pay_minutes) on order_policy to karat_orders_restricted;

alter table quote
  drop constraint quote_state_check,
  add constraint quote_state_check check (state in ('pricing', 'holding', 'refused', 'open', 'placed', 'sold',
    'expired', 'unpaid', 'cancelled')),
  add column placed_at timestamptz,
  add column order_id uuid references sales_order (id),
  add constraint quote_sold check ((state in ('sold')) = (order_id is not null));
drop index quote_locked;
create index quote_locked on quote (locked_until) where state in ('pricing', 'holding', 'open', 'placed');
create unique index quote_placed_no on quote (channel_id, order_no) where state in ('placed', 'sold');
create index quote_order on quote (order_id) where order_id is not null;

create table payment (
  id uuid primary key,
  channel_id uuid not null,
  payment_no text not null check (char_length(payment_no) >= 1 and char_length(payment_no) <= 100),
  quote_id uuid references quote (id),
  selling_channel_id uuid,
  selling_tenant_id uuid,
  named_quote text not null check (char_length(named_quote) <= 100),
  means text not null check (means in ('cash', 'card', 'transfer', 'wallet', 'other')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  signed boolean not null,
  paid_at timestamptz not null,
  received_at timestamptz not null,
  state text not null check (state in ('kept', 'settled', 'unmatched', 'refunded')),
  unmatched_why text check (unmatched_why in ('unknown', 'not_open', 'ended', 'currency', 'amount', 'sale_refused')),
  refunded_at timestamptz,
  refund_no text check (char_length(refund_no) >= 1 and char_length(refund_no) <= 100),
  check ((unmatched_why is not null) = (state in ('unmatched', 'refunded'))),
  check ((refunded_at is not null) = (state in ('refunded')))
);
create unique index payment_signed_no on payment (channel_id, payment_no) where signed;
create unique index payment_slip_no on payment (quote_id, payment_no) where not signed;
create unique index payment_refund_no on payment (channel_id, refund_no) where signed and refund_no is not null;
create index payment_quote on payment (quote_id, received_at, id);
create index payment_received on payment (received_at, id);
create index payment_state on payment (state, received_at, id);
create index payment_channel on payment (channel_id, received_at, id);
create index payment_elsewhere on payment (selling_channel_id, received_at, id)
  where selling_channel_id <> channel_id;
create index payment_tenant on payment (selling_tenant_id, received_at, id);
create index payment_no on payment (payment_no, received_at, id);
alter table payment enable row level security;
create policy visible on payment for select to karat_orders_restricted using (
  channel_id = (select case current_setting('karat.kind', true)
    when 'channel' then nullif(current_setting('karat.channel', true), '')::uuid else null end)
  or (select true from quote q where q.id = payment.quote_id));
grant select on payment to karat_orders_restricted;
`,
};
