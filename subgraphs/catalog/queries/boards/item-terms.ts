import type { Sql } from '../../../kernel/database/sql.ts';
import type { PricedItem } from '../../domain/prices/item-price.ts';

export interface TermsKey { readonly itemId: string; readonly at: Date }

/**
 * What an item's price was made of at each moment; before it was entered, what it was entered with: a sale may be told
 * of a day before. One statement for all.
 */
export async function itemTermsAt(sql: Sql, keys: readonly TermsKey[]): Promise<(PricedItem | null)[]> {
  const rows = await sql.all<PricedItem & { n: bigint }>`
    select k.n, r.* from unnest(${keys.map(({ itemId }) => itemId)}::uuid[],
      ${keys.map(({ at }) => at)}::timestamptz[]) with ordinality as k(item_id, at, n)
    cross join lateral (select t.gold_weight_mg as "goldWeightMg", t.pricing, t.currency,
        t.fixed_price_minor as "fixedPriceMinor", t.labour_minor as "labourMinor",
        t.labour_basis as "labourBasis", t.stone_price_minor as "stonePriceMinor"
      from item_terms t where t.item_id = k.item_id
      order by t.began_at <= k.at desc, case when t.began_at <= k.at then t.began_at end desc, t.began_at
      limit 1) r`;
  const byKey = new Map(rows.map((row) => [Number(row.n) - 1, row]));
  return keys.map((_, index) => byKey.get(index) ?? null);
}
