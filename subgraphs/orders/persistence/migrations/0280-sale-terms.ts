import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A line that was sold against the terms of its item says so; null for nearly all. A numbered piece 限量编号 is sold
 * once: the order that has it, whichever road it came by.
 */
export const orders0280: SqlMigration = {
  name: 'orders-0280',
  sql: `
alter table order_line add column sold_against text[];
grant select (sold_against) on order_line to karat_orders_restricted;
create index order_line_sold_twice on order_line (item_id, order_id) where 'EDITION_TWICE' = any(sold_against);

create table edition_sale (
  item_id uuid primary key,
  order_id uuid not null references sales_order (id)
);
create index edition_sale_order on edition_sale (order_id);
alter table edition_sale enable row level security;
create policy visible on edition_sale for select to karat_orders_restricted using (
  (select true from sales_order o where o.id = edition_sale.order_id));
grant select on edition_sale to karat_orders_restricted;
`,
};
