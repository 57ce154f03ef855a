import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A numbered piece may have been sold before its style became limited: the first order that has it still is its owner.
 * The index finds such an order for one item, also where the news of the style comes after the sale.
 */
export const orders0300: SqlMigration = {
  name: 'orders-0300',
  sql: `
create index order_line_item on order_line (item_id, order_id);
insert into edition_sale (item_id, order_id)
  select distinct on (l.item_id) l.item_id, l.order_id
  from item_fact f join order_line l on l.item_id = f.item_id
  where (f.dedication -> 'terms' ->> 'limited')::boolean and l.returned_quantity < l.quantity
  order by l.item_id, l.order_id
  on conflict (item_id) do nothing;
`,
};
