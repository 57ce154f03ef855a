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

export interface BuyerIs {
  /** The channel's word for the buyer, or the member that was named. */
  readonly channelId: string | null;
  readonly externalId: string | null;
  readonly buyerId: string | null;
  readonly holderId: string;
}

/** Whether each of these buyers is known here as the same person as its holder. */
export async function buyersAre(sql: Sql, asked: readonly BuyerIs[]): Promise<boolean> {
  const { missing } = await sql.one<{ missing: bigint }>`
    select count(*) as missing from unnest(${asked.map((one) => one.channelId)}::uuid[],
      ${asked.map((one) => one.externalId)}::text[], ${asked.map((one) => one.buyerId)}::uuid[],
      ${asked.map((one) => one.holderId)}::uuid[]) as t (channel_id, external_id, buyer_id, holder_id)
    left join buyer_identity i on i.channel_id = t.channel_id and i.external_id = t.external_id
    left join member_fact b on b.member_id = coalesce(i.member_id, t.buyer_id)
    left join member_fact h on h.member_id = t.holder_id
    where coalesce(b.survivor_id, b.member_id) is distinct from coalesce(h.survivor_id, h.member_id, t.holder_id)`;
  return missing === 0n;
}
