import type { Sql } from '../../kernel/database/sql.ts';
import { toJson } from '../../kernel/json.ts';
import type { ItemFields } from '../domain/item-draft.ts';
import type { ProductDraft } from '../domain/product-draft.ts';
import { foldText, gramsOf } from '../domain/search-grams.ts';

/** Rows as they are written set-wise; jsonb_to_recordset turns JSON arrays into PostgreSQL arrays. */
export interface ProductRow extends ProductDraft {
  readonly id: string;
  readonly retired: boolean;
}

export interface ItemRow extends ItemFields {
  readonly id: string;
  readonly productId: string;
}

/** What search reads: kept beside the product whatever command changes it. */
export function searchOf(draft: ProductDraft): { searchText: string; searchGrams: string[] } {
  const texts = [draft.nameZh, draft.nameEn, draft.styleNo, ...(draft.series ? [draft.series] : [])];
  return { searchText: texts.map(foldText).join('\n'), searchGrams: gramsOf(texts) };
}

export async function readProductRows(
  sql: Sql, styleNos: readonly string[],
): Promise<Map<string, ProductRow>> {
  const rows = await sql.all<ProductRow>`
    select id, style_no as "styleNo", name_zh as "nameZh", name_en as "nameEn", category,
      demand_class as "demandClass", metal, purity, craft, series, tags, stones, media,
      member_only as "memberOnly", exclusive_channel_ids::text[] as "exclusiveChannelIds",
      exclusive_tenant_ids::text[] as "exclusiveTenantIds", lead_time_days as "leadTimeDays", retired
    from product where style_no = any(${[...styleNos]}::text[]) order by id for update`;
  return new Map(rows.map((row) => [row.styleNo, row]));
}

export async function readItemRows(
  sql: Sql, keys: { skus: readonly string[]; serialNos: readonly string[] },
): Promise<ItemRow[]> {
  return sql.all<ItemRow>`
    select id, product_id as "productId", sku, serial_no as "serialNo",
      gross_weight_mg as "grossWeightMg", gold_weight_mg as "goldWeightMg", size, pricing, currency,
      fixed_price_minor as "fixedPriceMinor", labour_minor as "labourMinor",
      labour_basis as "labourBasis", stone_price_minor as "stonePriceMinor", retired
    from item where sku = any(${[...keys.skus]}::text[])
      or serial_no = any(${[...keys.serialNos]}::text[]) order by id for update`;
}

export async function writeProducts(
  sql: Sql, rows: readonly ProductRow[], now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map((row) => ({ ...row, ...searchOf(row) })));
  await sql.run`
    insert into product (id, style_no, name_zh, name_en, category, demand_class, metal, purity, craft,
      series, tags, stones, media, member_only, exclusive_channel_ids, exclusive_tenant_ids,
      lead_time_days, retired, search_grams, search_text, created_at, updated_at)
    select t.id, t."styleNo", t."nameZh", t."nameEn", t.category, t."demandClass", t.metal, t.purity,
      t.craft, t.series, t.tags, t.stones, t.media, t."memberOnly", t."exclusiveChannelIds",
      t."exclusiveTenantIds", t."leadTimeDays", t.retired, t."searchGrams", t."searchText",
      ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as t(id uuid, "styleNo" text, "nameZh" text,
      "nameEn" text, category text, "demandClass" text, metal text, purity integer, craft text,
      series text, tags text[], stones jsonb, media jsonb, "memberOnly" boolean,
      "exclusiveChannelIds" uuid[], "exclusiveTenantIds" uuid[], "leadTimeDays" integer,
      retired boolean, "searchGrams" text[], "searchText" text)
    on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
      category = excluded.category, demand_class = excluded.demand_class, metal = excluded.metal,
      purity = excluded.purity, craft = excluded.craft, series = excluded.series,
      tags = excluded.tags, stones = excluded.stones, media = excluded.media,
      member_only = excluded.member_only, exclusive_channel_ids = excluded.exclusive_channel_ids,
      exclusive_tenant_ids = excluded.exclusive_tenant_ids,
      lead_time_days = excluded.lead_time_days, retired = excluded.retired,
      search_grams = excluded.search_grams, search_text = excluded.search_text,
      updated_at = excluded.updated_at, version = product.version + 1`;
}

export async function writeItems(sql: Sql, rows: readonly ItemRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows, (_, value) =>
    (typeof value === 'bigint' ? value.toString() : value));
  await sql.run`
    insert into item (id, product_id, sku, serial_no, gross_weight_mg, gold_weight_mg, size, pricing,
      currency, fixed_price_minor, labour_minor, labour_basis, stone_price_minor, retired,
      created_at, updated_at)
    select t.id, t."productId", t.sku, t."serialNo", t."grossWeightMg", t."goldWeightMg", t.size,
      t.pricing, t.currency, t."fixedPriceMinor", t."labourMinor", t."labourBasis",
      t."stonePriceMinor", t.retired, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as t(id uuid, "productId" uuid, sku text,
      "serialNo" text, "grossWeightMg" bigint, "goldWeightMg" bigint, size text, pricing text,
      currency text, "fixedPriceMinor" bigint, "labourMinor" bigint, "labourBasis" text,
      "stonePriceMinor" bigint, retired boolean)
    on conflict (id) do update set serial_no = excluded.serial_no,
      gross_weight_mg = excluded.gross_weight_mg, gold_weight_mg = excluded.gold_weight_mg,
      size = excluded.size, pricing = excluded.pricing, currency = excluded.currency,
      fixed_price_minor = excluded.fixed_price_minor, labour_minor = excluded.labour_minor,
      labour_basis = excluded.labour_basis, stone_price_minor = excluded.stone_price_minor,
      retired = excluded.retired, updated_at = excluded.updated_at, version = item.version + 1`;
}

/** Whether an import says anything new. Key order and blanks do not count. */
export function sameRow(a: object, b: object): boolean {
  const ordered = (row: object): string =>
    toJson(Object.fromEntries(Object.entries(row).sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, value]) => [key, key === 'stones' || key === 'media' ? plain(value) : value])));
  return ordered(a) === ordered(b);
}

/** jsonb keeps its own order of keys. */
function plain(list: unknown): unknown {
  return (list as object[]).map((entry) =>
    Object.fromEntries(Object.entries(entry).sort(([x], [y]) => (x < y ? -1 : 1))));
}
