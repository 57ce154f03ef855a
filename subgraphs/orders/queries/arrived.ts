import type { Sql } from '../../kernel/database/sql.ts';

/** Whether this subgraph has been told of all these items and members. */
export async function haveArrived(
  sql: Sql, { skus, memberIds }: { skus: readonly string[]; memberIds: readonly string[] },
): Promise<boolean> {
  const { missing } = await sql.one<{ missing: bigint }>`
    select (select count(*) from unnest(${[...skus]}::text[]) as t(sku)
        where not exists (select 1 from item_fact i where i.sku = t.sku))
      + (select count(*) from unnest(${[...memberIds]}::uuid[]) as t(id)
        where not exists (select 1 from member_fact m where m.member_id = t.id)) as missing`;
  return missing === 0n;
}

/** Whether these orders have found their member. */
export async function allLinked(sql: Sql, orderIds: readonly string[]): Promise<boolean> {
  const { waiting } = await sql.one<{ waiting: bigint }>`
    select count(*) as waiting from sales_order
    where id = any(${[...orderIds]}::uuid[]) and member_id is null`;
  return waiting === 0n;
}
