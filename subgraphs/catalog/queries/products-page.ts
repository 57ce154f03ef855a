import { sql as fragment, type RawBuilder } from 'kysely';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { gramsToFind, likePattern, foldText } from '../domain/search-grams.ts';
import type { Category, DemandClass, Metal } from '../domain/words.ts';
import { PRODUCT_COLUMNS, productOf, type ProductRow } from './product-rows.ts';

export interface ProductQuery {
  readonly search?: string | null;
  readonly category?: Category | null;
  readonly marginClass?: string | null;
  readonly demandClass?: DemandClass | null;
  readonly retired?: boolean | null;
  readonly metal?: Metal | null;
  readonly purity?: number | null;
  readonly series?: string | null;
  readonly theme?: string | null;
  readonly limited?: boolean | null;
  readonly memberOnly?: boolean | null;
}

const SORTS = {
  style_no: { column: 'p.style_no', type: 'text' }, name_zh: { column: 'p.name_zh', type: 'text' },
  name_en: { column: 'p.name_en', type: 'text' },
  created_at: { column: 'p.created_at', type: 'timestamptz' },
  updated_at: { column: 'p.updated_at', type: 'timestamptz' },
} as const;
export type ProductOrder = `${keyof typeof SORTS}_${'asc' | 'desc'}`;

export async function productsPage(
  sql: Sql, query: ProductQuery, order: ProductOrder, page: PageBounds, now: Date,
) {
  const [, by, direction] = /^(.+)_(asc|desc)$/.exec(order)! as unknown as [string, keyof typeof SORTS, string];
  return pageOf(await readPage<ProductRow>(sql, {
    columns: PRODUCT_COLUMNS, from: fragment`product p`, key: 'p.id',
    arms: [{
      from: fragment`product p`, where: fragment.join(conditionsOf(query, now), fragment` and `),
    }],
    sort: [SORTS[by], { column: 'p.id', type: 'uuid' }], descending: direction === 'desc',
  }, page), productOf);
}

export function conditionsOf(query: ProductQuery, now: Date): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [fragment`true`];
  if (query.category) conditions.push(fragment`p.category = ${query.category}`);
  if (query.demandClass) conditions.push(fragment`p.demand_class = ${query.demandClass}`);
  if (typeof query.retired === 'boolean') conditions.push(fragment`p.retired = ${query.retired}`);
  if (query.metal) conditions.push(fragment`p.metal = ${query.metal}`);
  if (typeof query.purity === 'number') conditions.push(fragment`p.purity = ${query.purity}`);
  if (query.series) conditions.push(fragment`p.series = ${query.series}`);
  if (query.theme) conditions.push(fragment`p.theme = ${query.theme}`);
  if (typeof query.memberOnly === 'boolean') conditions.push(fragment`p.member_only = ${query.memberOnly}`);
  if (typeof query.limited === 'boolean') {
    conditions.push(fragment`(p.limited_to is not null) = ${query.limited}`);
  }
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
