import type { Sql } from '../../../kernel/database/sql.ts';
import { bestEmphasis, EMPHASES, emphasised, type Emphasis } from '../../domain/recommendation/emphasis.ts';
import { mostBought, recommend, type RecommendationRules } from '../../domain/recommendation/recommend.ts';
import type { Programme } from '../../persistence/recommendation/shelf.ts';
import { lookAround, type Around, type Asked } from './look-around.ts';

export interface HeldOut { readonly cutOn: string; readonly seenOn: string }
export interface Measured {
  readonly members: number;
  readonly hits: number;
  readonly popularHits: number;
  /** How much popularity counts. */
  readonly popularTimes: Emphasis;
}

/** How many are shown to whoever is measured: hit@10. */
const SHOWN = 10;
const AT_ONCE = 20;
const MOST_MEMBERS = 2_000;
const NOTHING_TOLD = { stones: [], styles: [], occasions: [] };

/**
 * How often one of ten recommendations was bought in the months held out, by a model that saw only what was before,
 * beside the ten most bought products. Asked of members who had bought by the cut and bought something new since, the
 * same ones whenever it is asked: every second one teaches how much popularity counts, the others are measured. What
 * they told of their taste is left out: nobody knows when they did.
 */
export async function measure(
  sql: Sql, programme: Programme, days: HeldOut, version: number, rules: RecommendationRules,
): Promise<Measured> {
  const cameFor = [...await boughtSince(sql, programme.programme, days)];
  const half = (which: number): Came[] => cameFor.filter((_, nth) => nth % 2 === which);
  const tested = half(1);
  const shown = (some: readonly Came[], hit: (around: Around, came: ReadonlySet<string>) => void) =>
    eachAround(sql, some, (memberId) => ({ memberId, today: days.cutOn, ...programme }), version, hit);
  const rights = new Map<Emphasis, number>();
  await shown(half(0), (around, came) => {
    for (const emphasis of EMPHASES) {
      if (isRight(around, came, emphasised(rules, emphasis))) rights.set(emphasis, (rights.get(emphasis) ?? 0) + 1);
    }
  });
  const popularTimes = bestEmphasis(rights);
  let [hits, popularHits] = [0, 0];
  await shown(tested, (around, came) => {
    if (isRight(around, came, emphasised(rules, popularTimes))) hits += 1;
    const most = mostBought(around.buyer, around.pieces, rules, SHOWN);
    if (most.some((productId) => came.has(productId))) popularHits += 1;
  });
  return { members: tested.length, hits, popularHits, popularTimes };
}

type Came = readonly [memberId: string, products: ReadonlySet<string>];

/** Some at a time, so that the house answers others in between. */
async function eachAround(
  sql: Sql, came: readonly Came[], askedOf: (memberId: string) => Asked, version: number,
  look: (around: Around, came: ReadonlySet<string>) => void,
): Promise<void> {
  for (let at = 0; at < came.length; at += AT_ONCE) {
    const some = new Map(came.slice(at, at + AT_ONCE));
    const found = await lookAround(sql, [...some.keys()].map(askedOf), version, () => NOTHING_TOLD);
    for (const around of found) look(around, some.get(around.memberId)!);
  }
}

function isRight({ buyer, pieces, pairsTo }: Around, came: ReadonlySet<string>, rules: RecommendationRules): boolean {
  return recommend(buyer, pieces, pairsTo, rules, SHOWN).some(({ productId }) => came.has(productId));
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
