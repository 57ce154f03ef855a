import type { Sql } from '../../kernel/database/sql.ts';

export interface News {
  readonly skus: readonly string[];
  readonly memberIds: readonly string[];
  readonly identities: readonly { readonly channelId: string; readonly externalId: string }[];
}

/** Whether this subgraph has been told of all these items, members and identities. */
export async function haveArrived(
  sql: Sql, { skus, memberIds, identities }: News,
): Promise<boolean> {
  const { missing } = await sql.one<{ missing: bigint }>`
    select (select count(*) from unnest(${[...skus]}::text[]) as t(sku)
        where not exists (select 1 from item_fact i where i.sku = t.sku))
      + (select count(*) from unnest(${[...memberIds]}::uuid[]) as t(id)
        where not exists (select 1 from member_fact m where m.member_id = t.id))
      + (select count(*) from unnest(${identities.map(({ channelId }) => channelId)}::uuid[],
          ${identities.map(({ externalId }) => externalId)}::text[]) as t(channel_id, external_id)
        where not exists (select 1 from buyer_identity i
          where i.channel_id = t.channel_id and i.external_id = t.external_id)) as missing`;
  return missing === 0n;
}

/** Whether these orders have found their member. */
export async function allLinked(sql: Sql, orderIds: readonly string[]): Promise<boolean> {
  const { waiting } = await sql.one<{ waiting: bigint }>`
    select count(*) as waiting from sales_order
    where id = any(${[...orderIds]}::uuid[]) and member_id is null`;
  return waiting === 0n;
}
