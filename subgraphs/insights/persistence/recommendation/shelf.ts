import { sql as fragment } from 'kysely';
import { CHANNEL, TENANT } from '../../../kernel/database/reader.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { Piece } from '../../domain/recommendation/piece.ts';
import type { Affinity } from '../../domain/recommendation/together.ts';

export interface Programme { readonly programme: string; readonly currency: string }

/** However many products there are, so many of a programme are looked at. */
const MOST_PIECES = 2_000;
/** Exclusive pieces 专供款 are for those alone for whom they are made: head office shows them to nobody. */
const FOR_READER = fragment.raw(`(i.exclusive_channel_ids = '{}' and i.exclusive_tenant_ids = '{}'
  or i.exclusive_channel_ids @> array[${CHANNEL}] or i.exclusive_tenant_ids @> array[${TENANT}])`);

/**
 * What may be shown to members of these programmes: on sale, for this reader, and among the most bought of its kind,
 * or new since the model, or bought together with what one of them has.
 */
export async function shelfOf(
  sql: Sql, programmes: readonly Programme[], version: number | null, others: readonly string[],
): Promise<Map<string, Piece[]>> {
  const rows = await sql.all<Omit<Piece, 'usualMinor'> & { programme: string; usual: string | null }>`
    select g.programme, s.* from unnest(${programmes.map(({ programme }) => programme)}::text[],
      ${programmes.map(({ currency }) => currency)}::text[]) as g (programme, currency)
    cross join lateral (
      select i.product_id as "productId", min(i.category) as category, min(i.series) as series,
        min(i.stones) as stones, min(i.traits) as traits, min(i.demand_class) as "demandClass",
        coalesce(max(m.buyers), 0) as buyers, coalesce(min(i.price_minor) filter (where i.price_currency = g.currency),
          max(m.usual_minor))::text as usual
      from item_fact i left join product_sale m
        on m.version = ${version} and m.programme = g.programme and m.product_id = i.product_id
      where i.product_id is not null and not i.retired and ${FOR_READER}
        and (coalesce(m.shelved, true) or i.product_id = any(${[...others]}::uuid[]))
      group by i.product_id order by max(m.buyers) desc nulls last, i.product_id desc limit ${MOST_PIECES}) s`;
  return new Map([...Map.groupBy(rows, ({ programme }) => programme)].map(([programme, pieces]) => [
    programme, pieces.map(({ usual, programme: _, ...piece }) => (
      { ...piece, usualMinor: usual === null ? null : Number(usual) }))]));
}

/** What others bought together with these products. */
export async function affinitiesOf(
  sql: Sql, productIds: readonly string[], version: number | null,
): Promise<Affinity[]> {
  return version === null ? [] : sql.all<Affinity>`
    select product_id as "productId", other_id as "otherId", together, buyers from product_affinity
    where version = ${version} and product_id = any(${[...productIds]}::uuid[])`;
}

/** The newest model that recommends; null before the first night. */
export async function newestModel(sql: Sql): Promise<{ version: number } | null> {
  return sql.maybe<{ version: number }>`select version from recommendation_model
    where not held_out order by version desc limit 1`;
}

/** How much popularity counts in each programme; once, where the months held out said nothing. */
export async function emphasesOf(sql: Sql, version: number | null): Promise<(programme: string) => number> {
  const rows = await sql.all<{ programme: string; emphasis: number }>`
    select programme, popular_times as emphasis from recommendation_emphasis where version = ${version}`;
  const known = new Map(rows.map(({ programme, emphasis }) => [programme, emphasis]));
  return (programme) => known.get(programme) ?? 1;
}
