import { sql as fragment, type RawBuilder } from 'kysely';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { foldText } from '../domain/search-grams.ts';
import type { Category, DemandClass, Metal } from '../domain/words.ts';
import { startsWith, styleMatches } from './items-page.ts';
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

/** Counting ends here, as it does in every list. */
export const MOST_COUNTED = 10_000;
/** A style has 9,999 numbered pieces at most: so many items are few styles, or more than are looked up. */
const MOST_ITEMS = 100_000;

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
      from: fragment`product p`, where: fragment.join(await conditionsOf(sql, query, now), fragment` and `),
    }],
    sort: [SORTS[by], { column: 'p.id', type: 'uuid' }], descending: direction === 'desc',
  }, page), productOf);
}

export async function conditionsOf(sql: Sql, query: ProductQuery, now: Date): Promise<RawBuilder<unknown>[]> {
  const conditions: RawBuilder<unknown>[] = [fragment`true`];
  if (query.category) conditions.push(fragment`p.category = ${query.category}`);
  if (query.demandClass) conditions.push(fragment`p.demand_class = ${query.demandClass}`);
  if (typeof query.retired === 'boolean') conditions.push(fragment`p.retired = ${query.retired}`);
  if (query.metal) conditions.push(fragment`p.metal = ${query.metal}`);
  if (typeof query.purity === 'number') conditions.push(fragment`p.purity = ${query.purity}`);
  if (query.series) conditions.push(fragment`p.series = ${query.series}`);
  if (query.theme) conditions.push(fragment`p.theme = ${query.theme}`);
  // As the partial indexes say it.
  if (typeof query.memberOnly === 'boolean') {
    conditions.push(query.memberOnly ? fragment`p.member_only` : fragment`not p.member_only`);
  }
  if (typeof query.limited === 'boolean') {
    conditions.push(query.limited ? fragment`p.limited_to is not null` : fragment`p.limited_to is null`);
  }
  if (query.marginClass) {
    conditions.push(fragment`${query.marginClass} = (select m.margin_class from margin_class_period m
      where m.product_id = p.id and m.effective_at <= ${now} order by m.effective_at desc limit 1)`);
  }
  const search = foldText(query.search ?? '');
  if (search !== '') conditions.push(...await searchConditions(sql, search));
  return conditions;
}

/**
 * Any part of a name, style number or series; or the beginning of a SKU. Few matches are looked up first, however many
 * items of a few styles begin so; where there are more styles than lists count, each is asked while the list's own
 * order is read, which ends early.
 */
async function searchConditions(sql: Sql, search: string): Promise<RawBuilder<unknown>[]> {
  const begins = startsWith('i.sku_key', search);
  const found = await sql.all<{ id: string; items: bigint }>`
    with items as (select i.product_id from item i where ${begins} limit ${MOST_ITEMS + 1})
    select id, (select count(*) from items) as items from (
      select n.id from product n where ${styleMatches(search, 'n')} union select product_id from items) m
    limit ${MOST_COUNTED + 1}`;
  if (found.length <= MOST_COUNTED && (found[0]?.items ?? 0n) <= MOST_ITEMS) {
    return [fragment`p.id = any(${found.map(({ id }) => id)}::uuid[])`];
  }
  return [fragment`(${styleMatches(search)}
    or exists (select 1 from item i where i.product_id = p.id and ${begins}))`];
}
