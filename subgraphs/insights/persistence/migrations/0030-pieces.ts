import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * What items are, as catalog tells it, and the pieces of each order. Orders from before are known by their items
 * alone: each stands for one piece, and comes back with its order.
 */
export const insights0030: SqlMigration = {
  name: 'insights-0030',
  sql: `
alter table item_fact
  add column product_id uuid,
  add column category text,
  add column series text,
  add column stones text[] not null default '{}',
  add column traits text[] not null default '{}',
  add column price_minor bigint check (price_minor > 0),
  add column price_currency text check (price_currency ~ '^[A-Z]{3}$'),
  add column retired boolean not null default false,
  add column exclusive_channel_ids uuid[] not null default '{}',
  add column exclusive_tenant_ids uuid[] not null default '{}';
create index item_fact_offered on item_fact (product_id) where product_id is not null and not retired;

create table order_piece (
  line_id uuid primary key,
  order_id uuid not null references order_fact (order_id),
  item_id uuid not null,
  quantity integer not null check (quantity > 0),
  kept integer not null check (kept >= 0 and kept <= quantity),
  base_minor bigint not null check (base_minor >= 0),
  returned_at timestamptz
);
create index order_piece_order on order_piece (order_id);
insert into order_piece (line_id, order_id, item_id, quantity, kept, base_minor)
  select gen_random_uuid(), o.order_id, item_id, 1, 1, o.base_minor / cardinality(o.item_ids)
  from order_fact o cross join unnest(o.item_ids) item_id;
alter table order_piece enable row level security;
create policy visible on order_piece for select to karat_insights_restricted using (
  (select true from order_fact o where o.order_id = order_piece.order_id));
grant select on order_piece to karat_insights_restricted;

create policy visible on member_profile for select to karat_insights_restricted using (
  (select true from person_visibility v where v.person_id = member_profile.member_id));
grant select (member_id, styles, stones, occasions) on member_profile to karat_insights_restricted;
`,
};
