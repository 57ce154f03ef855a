import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A cancellation has no number: it stood among the channel's own return numbers, and a return of that
 * name stood in its way.
 *
 * Numbers are kept without blanks around them. Of older sales that differ in such blanks alone the first keeps
 * the number, and what was sent then beside it, so that sending it again finds it; the others stay as they are.
 */
const EDGES = '^[[:space:]\\u00A0\\u3000]+|[[:space:]\\u00A0\\u3000]+$';

function trimNumbers(table: string, within: string): string {
  return `
update ${table} o set sent_no = o.external_no, external_no = first.number
  from (select distinct on (${within}, number) id, number from (
      select id, ${within}, recorded_at, regexp_replace(external_no, '${EDGES}', '', 'g') as number
      from ${table} where external_no ~ '${EDGES}') odd
    where number <> '' order by ${within}, number, recorded_at, id) first
  where o.id = first.id and not exists (select 1 from ${table} k
    where k.${within} = o.${within} and k.external_no = first.number);`;
}

/** Apart from the tables' new columns, so that it can be tried on rows of before. */
export const trimIdentifiers = `${trimNumbers('sales_order', 'channel_id')}
${trimNumbers('order_return', 'order_id')}
update sales_order set buyer_external_id = regexp_replace(buyer_external_id, '${EDGES}', '', 'g')
  where buyer_external_id ~ '${EDGES}' and regexp_replace(buyer_external_id, '${EDGES}', '', 'g') <> '';
`;

export const orders0070: SqlMigration = {
  name: 'orders-0070',
  sql: `
alter table order_return alter column external_no drop not null;
update order_return r set external_no = null from sales_order o
  where o.id = r.order_id and o.state = 'cancelled' and r.external_no = 'cancelled';
create unique index order_return_cancellation on order_return (order_id) where external_no is null;
alter table sales_order add column sent_no text;
alter table order_return add column sent_no text;
${trimIdentifiers}`,
};
