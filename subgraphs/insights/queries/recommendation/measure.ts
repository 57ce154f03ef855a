import type { Sql } from '../../../kernel/database/sql.ts';
import { mostBought, type RecommendationRules } from '../../domain/recommendation/recommend.ts';
import { suggest, type Asked } from './suggest.ts';

export interface HeldOut { readonly cutOn: string; readonly seenOn: string }
export interface Measured { readonly members: number; readonly hits: number; readonly popularHits: number }

/** How many are shown to whoever is measured: hit@10. */
const SHOWN = 10;
const AT_ONCE = 50;
const MOST_MEMBERS = 2_000;
const NOTHING_TOLD = { stones: [], styles: [], occasions: [] };

/**
 * How often one of ten recommendations was bought in the months held out, by a model that saw only what was before,
 * beside the ten most bought products. Asked of members who had bought by the cut and bought something new since, the
 * same ones whenever it is asked. What they told of their taste is left out: nobody knows when they did.
 */
export async function measure(
  sql: Sql, programme: { programme: string; currency: string }, { cutOn, seenOn }: HeldOut, version: number,
  rules: RecommendationRules,
): Promise<Measured> {
  const cameFor = await boughtSince(sql, programme.programme, { cutOn, seenOn });
  const members = [...cameFor.keys()].map((memberId): Asked => ({ memberId, today: cutOn, ...programme }));
  let [hits, popularHits] = [0, 0];
  for (let at = 0; at < members.length; at += AT_ONCE) {
    const found = await suggest(sql, members.slice(at, at + AT_ONCE), version, () => NOTHING_TOLD, rules, SHOWN);
    for (const [memberId, { buyer, pieces, recommended }] of found) {
      const came = cameFor.get(memberId)!;
      if (recommended.some(({ productId }) => came.has(productId))) hits += 1;
      if (mostBought(buyer, pieces, rules, SHOWN).some((productId) => came.has(productId))) popularHits += 1;
    }
  }
  return { members: members.length, hits, popularHits };
}

/** Products that were new to these members within the months held out. */
async function boughtSince(
  sql: Sql, programme: string, { cutOn, seenOn }: HeldOut,
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await sql.all<{ member_id: string; products: string[] }>`
    with bought as (select o.member_id, i.product_id, min(o.paid_day) as first_on
      from member_fact f join order_fact o on o.member_id = f.member_id and o.wholly_returned_at is null
      join order_piece p on p.order_id = o.order_id and p.kept > 0
      join item_fact i on i.item_id = p.item_id and i.product_id is not null
      where f.programme = ${programme} and f.first_day <= ${cutOn}::date and f.last_day > ${cutOn}::date
        and o.paid_day <= ${seenOn}::date
      group by o.member_id, i.product_id)
    select member_id, array_agg(product_id::text) filter (where first_on > ${cutOn}::date) as products from bought
    group by member_id
    having bool_or(first_on <= ${cutOn}::date) and bool_or(first_on > ${cutOn}::date)
    order by md5(member_id::text) limit ${MOST_MEMBERS}`;
  return new Map(rows.map((row) => [row.member_id, new Set(row.products)]));
}
