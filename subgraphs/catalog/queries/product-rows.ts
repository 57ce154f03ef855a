import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { Bilingual, EarlyAccess, Presale } from '../domain/facets/product-facets.ts';
import type { Medium, Stone } from '../domain/product-draft.ts';
import type { Category, DemandClass, Metal } from '../domain/words.ts';
import type { MarginClassPeriod, Product } from '../graphql/products/product.type.ts';

export interface ProductRow {
  id: string;
  style_no: string;
  name_zh: string;
  name_en: string;
  category: Category;
  demand_class: DemandClass;
  metal: Metal;
  purity: number;
  craft: string | null;
  series: string | null;
  tags: string[];
  stones: Stone[];
  media: Medium[];
  member_only: boolean;
  channels: string[];
  tenants: string[];
  lead_time_days: number;
  retired: boolean;
  created_at: Date;
  updated_at: Date;
  version: number;
  theme: string | null;
  story: Bilingual | null;
  care: Bilingual | null;
  limited_to: number | null;
  presale: Presale | null;
  early_access: EarlyAccess | null;
}

export const PRODUCT_COLUMNS = fragment.raw(`p.id, p.style_no, p.name_zh, p.name_en, p.category,
  p.demand_class, p.metal, p.purity, p.craft, p.series, p.tags, p.stones, p.media, p.member_only,
  p.exclusive_channel_ids::text[] as channels, p.exclusive_tenant_ids::text[] as tenants,
  p.lead_time_days, p.retired, p.created_at, p.updated_at, p.version,
  p.theme, p.story, p.care, p.limited_to, p.presale, p.early_access`);

/** Plain rows as the graph answers them. */
export function productOf(row: ProductRow): Product {
  return {
    id: encodeId(PREFIX.product, row.id), uuid: row.id, styleNo: row.style_no,
    nameZh: row.name_zh, nameEn: row.name_en, category: row.category,
    demandClass: row.demand_class, metal: row.metal, purity: row.purity, craft: row.craft,
    series: row.series, tags: row.tags, stones: row.stones, media: row.media,
    memberOnly: row.member_only,
    exclusiveChannels: row.channels.map((id) => ({ id: encodeId(PREFIX.channel, id) })),
    exclusiveFranchises: row.tenants.map((id) => ({ id: encodeId(PREFIX.franchise, id) })),
    leadTimeDays: row.lead_time_days, retired: row.retired, createdAt: row.created_at,
    updatedAt: row.updated_at, version: row.version, theme: row.theme, story: row.story, care: row.care,
    limitedTo: row.limited_to, presale: row.presale && windowOf(row.presale),
    earlyAccess: row.early_access && windowOf(row.early_access),
  };
}

/** Its moments as times. */
function windowOf<Window extends { readonly from: string; readonly until: string }>(window: Window) {
  return { ...window, from: new Date(window.from), until: new Date(window.until) };
}

/** uuids in, products in the same order out. */
export async function productsById(
  sql: Sql, ids: readonly string[],
): Promise<(Product | null)[]> {
  const rows = await sql.all<ProductRow>`
    select ${PRODUCT_COLUMNS} from product p where p.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, productOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Margin classes of products, oldest first. */
export async function classesOfProducts(
  sql: Sql, productIds: readonly string[],
): Promise<MarginClassPeriod[][]> {
  const rows = await sql.all<MarginClassPeriod & { productId: string }>`
    select k.product_id as "productId", k.margin_class as "marginClass",
      k.effective_at as "effectiveAt", k.reason
    from unnest(${[...productIds]}::uuid[]) as p(id) cross join lateral (
      select * from margin_class_period m where m.product_id = p.id
      order by m.effective_at desc limit 100) k
    order by k.effective_at`;
  const byProduct = Map.groupBy(rows, (row) => row.productId);
  return productIds.map((id) => byProduct.get(id) ?? []);
}
