import { sql as fragment } from 'kysely';
import type { Counts, ProofStage } from '../../kernel/commands/proof.ts';
import { FACT_COLUMNS, factsOf } from './fact-source.ts';

interface Found extends Record<string, number | string | null> { last: string | null; rows: number }

/** Facts as they are stored against those worked out anew, both ways. */
const facts: ProofStage = {
  table: 'known_member',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (
      select member_id from known_member where member_id > ${after}::uuid order by member_id limit ${limit}),
    rebuilt as (select ${FACT_COLUMNS} from ${factsOf(fragment`select member_id from part`)} facts),
    stored as (select ${FACT_COLUMNS} from member_fact where member_id in (select member_id from part))
    select (select count(*)::int from part) as rows, (select count(*)::int from rebuilt) as members,
      (select member_id from part order by member_id desc limit 1) as last,
      (select count(*)::int from (
        (table rebuilt except table stored) union all (table stored except table rebuilt)) other) as facts_differ`),
};

/** Orders against what came back of them, and against whoever the buyer is today. */
const orders: ProofStage = {
  table: 'order_fact',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (
      select * from order_fact where order_id > ${after}::uuid order by order_id limit ${limit}),
    back as (select order_id, sum(back_minor)::bigint as minor, bool_or(whole) as whole
      from return_fact where order_id in (select order_id from part) group by order_id)
    select (select count(*)::int from part) as rows, (select count(*)::int from part) as orders,
      (select order_id from part order by order_id desc limit 1) as last,
      (select count(*)::int from part o left join back b using (order_id)
        where o.net_minor <> o.base_minor - coalesce(b.minor, 0)
          or (o.wholly_returned_at is not null) <> coalesce(b.whole, false)) as returns_differ,
      (select count(*)::int from part o left join person_merge gone on gone.merged_id = o.buyer_id
        left join known_member m on m.member_id = o.member_id
        where o.buyer_id is not null and (o.member_id <> coalesce(gone.survivor_id, o.buyer_id)
          or o.home_region is distinct from m.region)) as buyers_differ`),
};

export const factStages: readonly ProofStage[] = [facts, orders];

function rangeOf(limit: number, { last, rows, ...counts }: Found) {
  return { last: rows === limit ? last : null, counts: counts as Counts };
}
