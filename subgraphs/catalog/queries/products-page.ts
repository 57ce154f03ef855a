import { sql as fragment, type RawBuilder } from 'kysely';
import type { MarginClass } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { gramsToFind, likePattern, foldText } from '../domain/search-grams.ts';
import type { Category, DemandClass } from '../domain/words.ts';
import type { Product } from '../graphql/product.type.ts';
import { PRODUCT_COLUMNS, productOf, type ProductRow } from './product-rows.ts';

export interface ProductQuery {
  readonly search?: string | null;
  readonly category?: Category | null;
  readonly marginClass?: MarginClass | null;
  readonly demandClass?: DemandClass | null;
  readonly retired?: boolean | null;
}

const ORDERS = {
  style_no_asc: 'p.style_no', style_no_desc: 'p.style_no desc',
  name_zh_asc: 'p.name_zh, p.id', name_zh_desc: 'p.name_zh desc, p.id desc',
  name_en_asc: 'p.name_en, p.id', name_en_desc: 'p.name_en desc, p.id desc',
  created_at_desc: 'p.created_at desc, p.id', created_at_asc: 'p.created_at, p.id desc',
  updated_at_desc: 'p.updated_at desc, p.id', updated_at_asc: 'p.updated_at, p.id desc',
} as const;
export type ProductOrder = keyof typeof ORDERS;

/** One page and how many there are in all; two statements whatever the page holds. */
export async function productsPage(
  sql: Sql, query: ProductQuery, order: ProductOrder, page: { limit: number; offset: number }, now: Date,
): Promise<{ items: Product[]; totalCount: number }> {
  const where = fragment.join(conditionsOf(query, now), fragment` and `);
  const rows = await sql.all<ProductRow>`
    select ${PRODUCT_COLUMNS} from product p where ${where}
    order by ${fragment.raw(ORDERS[order])} limit ${page.limit} offset ${page.offset}`;
  const { total } = await sql.one<{ total: bigint }>`
    select count(*) as total from product p where ${where}`;
  return { items: rows.map(productOf), totalCount: Number(total) };
}

function conditionsOf(query: ProductQuery, now: Date): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [fragment`true`];
  if (query.category) conditions.push(fragment`p.category = ${query.category}`);
  if (query.demandClass) conditions.push(fragment`p.demand_class = ${query.demandClass}`);
  if (typeof query.retired === 'boolean') conditions.push(fragment`p.retired = ${query.retired}`);
  if (query.marginClass) {
    conditions.push(fragment`${query.marginClass} = (select m.margin_class from margin_class_period m
      where m.product_id = p.id and m.effective_at <= ${now} order by m.effective_at desc limit 1)`);
  }
  const search = foldText(query.search ?? '');
  if (search !== '') conditions.push(searchCondition(search));
  return conditions;
}

/** Any part of a name, style number or series; or the beginning of a SKU. */
function searchCondition(search: string): RawBuilder<unknown> {
  const pattern = likePattern(search);
  return fragment`p.id in (
    select n.id from product n where n.search_grams @> ${gramsToFind(search)}::text[]
      and n.search_text like ${`%${pattern}%`}
    union select i.product_id from item i where lower(i.sku) like ${`${pattern}%`})`;
}
