import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { monthsBefore } from '../../domain/days.ts';
import type { TogetherRules } from '../../domain/recommendation/together.ts';

export interface Model {
  readonly version: number;
  readonly heldOut: boolean;
  /** Purchases until that day count. */
  readonly seenOn: string;
  readonly policyVersion: number;
}

/** What one member's newest products are, so that nobody's long history makes pairs without end. */
const MOST_OF_A_MEMBER = 50;
const MOST_PARTNERS = 20;
/** So many of the most bought of each kind are looked at for everybody; of each stone of a kind, and each series. */
const SHELF = { kind: 40, stone: 10, series: 10 } as const;

/**
 * Products that members bought and kept in these months, each once a member, with the day and what a piece cost in the
 * home currency. Who refused profiling has no row in `member_fact`, so nothing is learnt of them.
 */
function bought(from: string, until: string): RawBuilder<unknown> {
  return fragment`(
    select f.programme, o.member_id, i.product_id, min(o.paid_day) as day,
      min(p.base_minor * o.home_minor::numeric / nullif(o.net_minor, 0) / p.quantity) as minor
    from member_fact f join order_fact o on o.member_id = f.member_id and o.wholly_returned_at is null
    join order_piece p on p.order_id = o.order_id and p.kept > 0
    join item_fact i on i.item_id = p.item_id and i.product_id is not null
    where o.paid_day > ${from}::date and o.paid_day <= ${until}::date
    group by f.programme, o.member_id, i.product_id)`;
}

/** Counts the house's purchases until a day: how many bought each product, and what else they bought. */
export async function makeModel(sql: Sql, model: Model, rules: TogetherRules, now: Date): Promise<void> {
  const sold = bought(monthsBefore(model.seenOn, rules.togetherMonths), model.seenOn);
  await sql.run`insert into recommendation_model (version, held_out, seen_on, policy_version, buyers, made_at)
    select ${model.version}::int, ${model.heldOut}::boolean, ${model.seenOn}::date, ${model.policyVersion}::int,
      count(distinct member_id), ${now}::timestamptz from ${sold} b`;
  await countSales(sql, model.version, sold);
  await countPairs(sql, model.version, sold, rules);
}

async function countSales(sql: Sql, version: number, sold: RawBuilder<unknown>): Promise<void> {
  await sql.run`insert into product_sale (version, programme, product_id, buyers, usual_minor, shelved)
    select ${version}::int, programme, product_id, buyers, usual_minor, nth_of_kind <= ${SHELF.kind}
      or stone is not null and nth_of_stone <= ${SHELF.stone} or series is not null and nth_of_series <= ${SHELF.series}
    from (select g.programme, p.*, coalesce(b.buyers, 0) as buyers, b.usual_minor,
        row_number() over (partition by g.programme, p.category
          order by coalesce(b.buyers, 0) desc, p.product_id desc) as nth_of_kind,
        row_number() over (partition by g.programme, p.category, p.stone
          order by coalesce(b.buyers, 0) desc, p.product_id desc) as nth_of_stone,
        row_number() over (partition by g.programme, p.series
          order by coalesce(b.buyers, 0) desc, p.product_id desc) as nth_of_series
      from (select distinct programme from member_fact) g
      cross join (select product_id, min(category) as category, min(stones[1]) as stone, min(series) as series
        from item_fact where product_id is not null and not retired group by product_id) p
      left join (select programme, product_id, count(*)::int as buyers,
          percentile_cont(0.5) within group (order by minor)::bigint as usual_minor
        from ${sold} b group by programme, product_id) b
        on b.programme = g.programme and b.product_id = p.product_id) ranked`;
}

/** Pairs over all programmes: what goes together does not depend on the currency. */
async function countPairs(
  sql: Sql, version: number, sold: RawBuilder<unknown>, rules: TogetherRules,
): Promise<void> {
  await sql.run`insert into product_affinity (version, product_id, other_id, together, buyers, lift_bps)
    with own as materialized (select member_id, product_id, day from (select b.*, row_number() over (
        partition by member_id order by day desc, product_id) as nth from ${sold} b) newest
      where nth <= ${MOST_OF_A_MEMBER}),
    buyers as (select product_id, count(*) as buyers from own group by product_id),
    everybody as (select count(distinct member_id) as buyers from own),
    pairs as (select a.product_id, b.product_id as other_id, count(*) as together
      from own a join own b on b.member_id = a.member_id and b.product_id <> a.product_id and b.day >= a.day
      group by a.product_id, b.product_id having count(*) >= ${rules.togetherLeast}),
    lifted as (select pairs.*, a.buyers, pairs.together * e.buyers * 10000 / (a.buyers * b.buyers) as lift_bps
      from pairs cross join everybody e join buyers a on a.product_id = pairs.product_id
      join buyers b on b.product_id = pairs.other_id)
    select ${version}::int, product_id, other_id, together, buyers, lift_bps from (select l.*, row_number() over (
        partition by product_id order by together desc, lift_bps desc, other_id) as nth
      from lifted l where lift_bps >= ${rules.togetherLiftBps}) ranked where nth <= ${MOST_PARTNERS}`;
}
