import { fromJson } from '../../kernel/json.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { isEarly } from '../../contracts/sale-terms.ts';
import type { Dedication } from '../domain/dedication.ts';
import { readNumber, type OrderName } from '../domain/identifiers.ts';

interface Sold {
  readonly lines: readonly { readonly item: { readonly id: string | null } | { readonly sku: string } }[];
  readonly paidAt: Date;
}

interface Bought {
  readonly buyer: { readonly memberId: string | null } | { readonly externalId: string } | null;
  readonly channelId: string | null;
  readonly outlet: { readonly id: string | null } | { readonly code: string };
}

/** Whether a line of each sale was in the early access 提前购 of its item when it was paid: the tier decides then. */
export async function areEarly(sql: Sql, sales: readonly Sold[]): Promise<boolean[]> {
  const items = sales.flatMap(({ lines }) => lines.map(({ item }) => item));
  const rows = await sql.all<{ item_id: string; sku: string; dedication: unknown }>`
    select item_id, sku, dedication from item_fact
    where (item_id = any(${[...new Set(items.flatMap((item) => ('id' in item ? item.id ?? [] : [])))]}::uuid[])
        or sku = any(${[...new Set(items.flatMap((item) => ('sku' in item ? item.sku : [])))]}::text[]))
      and jsonb_typeof(dedication -> 'terms' -> 'early') = 'object'`;
  if (rows.length === 0) return sales.map(() => false);
  const termsOf = new Map(rows.flatMap(({ item_id: id, sku, dedication }) => {
    const terms = fromJson<Dedication>(dedication).terms!;
    return [[id, terms], [sku, terms]] as const;
  }));
  return sales.map(({ lines, paidAt }) => lines.some(({ item }) => {
    const terms = termsOf.get('sku' in item ? item.sku : item.id ?? '');
    return terms !== undefined && isEarly(terms, paidAt);
  }));
}

/** The members that buy, as far as they are known now: by their id, or by what the channel of the sale calls them. */
export async function buyersOfSales(sql: Sql, sales: readonly Bought[]): Promise<(string | null)[]> {
  const named = sales.map(({ buyer, channelId, outlet }) => ({
    externalId: buyer && 'externalId' in buyer ? buyer.externalId : null, channelId,
    outletId: 'id' in outlet ? outlet.id : null, outletCode: 'code' in outlet ? outlet.code : null,
  }));
  const rows = await sql.all<{ n: bigint; member_id: string }>`
    select t.n, i.member_id from unnest(${named.map((one) => one.externalId)}::text[],
      ${named.map((one) => one.channelId)}::uuid[], ${named.map((one) => one.outletId)}::uuid[],
      ${named.map((one) => one.outletCode)}::text[]) with ordinality as t(external_id, channel_id, outlet_id, code, n)
    join buyer_identity i on i.external_id = t.external_id and i.channel_id = coalesce(t.channel_id,
      (select o.channel_id from outlet_fact o where o.outlet_id = t.outlet_id or o.code = t.code
       order by o.version desc, o.outlet_id desc limit 1))`;
  const byPlace = new Map(rows.map((row) => [Number(row.n) - 1, row.member_id]));
  return sales.map(({ buyer }, index) =>
    (buyer && 'memberId' in buyer ? buyer.memberId : byPlace.get(index) ?? null));
}

/** Who bought an order, as it is named; null where nobody knows. */
export async function buyerOfOrder(sql: Sql, name: OrderName): Promise<string | null> {
  const found = 'orderId' in name
    ? await sql.maybe<{ member_id: string | null }>`select member_id from sales_order where id = ${name.orderId}`
    : await sql.maybe<{ member_id: string | null }>`select member_id from sales_order
      where channel_id = ${name.channelId} and external_no = ${readNumber(name.externalNo)}`;
  return found?.member_id ?? null;
}
