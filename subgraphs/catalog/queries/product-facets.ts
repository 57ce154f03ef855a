import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import type { FacetCount, ProductFacets } from '../graphql/products/product-facets.type.ts';
import { conditionsOf, MOST_COUNTED, type ProductQuery } from './products-page.ts';

/** Values of one facet that are told, those of most products first. */
const MOST_VALUES = 100;

/** What each set of `grouping sets` is grouped by, by the bits of the columns that are left out. */
const FACETS = {
  15: 'categories', 23: 'demandClasses', 27: 'finenesses', 29: 'series', 30: 'themes',
} as const;

interface Row { facet: number; value: string | null; n: number }

/** How many of the products that are asked for have which value, in one statement; what one may not see is none. */
export async function productFacets(sql: Sql, query: ProductQuery, now: Date): Promise<ProductFacets> {
  const conditions = await conditionsOf(sql, query, now);
  const rows = await sql.all<Row>`with found as (
      select p.category, p.demand_class, upper(p.metal) || ' ' || p.purity as fineness, p.series, p.theme
      from product p where ${fragment.join(conditions, fragment` and `)} limit ${MOST_COUNTED + 1})
    select grouping(category, demand_class, fineness, series, theme)::int as facet,
      coalesce(upper(category), upper(demand_class), fineness, series, theme) as value, count(*)::int as n
    from found group by grouping sets ((), (category), (demand_class), (fineness), (series), (theme))
    order by n desc, value`;
  const total = rows.find(({ facet }) => facet === 31)?.n ?? 0;
  const facets: Record<(typeof FACETS)[keyof typeof FACETS], FacetCount[]> = {
    categories: [], demandClasses: [], finenesses: [], series: [], themes: [] };
  for (const { facet, value, n } of rows) {
    const counts = facets[FACETS[facet as keyof typeof FACETS]] as FacetCount[] | undefined;
    if (counts && value !== null && counts.length < MOST_VALUES) counts.push({ value, count: n });
  }
  return { ...facets, count: Math.min(total, MOST_COUNTED), isExact: total <= MOST_COUNTED };
}
