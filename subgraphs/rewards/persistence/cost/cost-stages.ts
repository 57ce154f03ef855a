import { sql as fragment, type RawBuilder } from 'kysely';
import type { Counts, ProofStage } from '../../../kernel/commands/proof.ts';
import { HEAD_OFFICE } from '../../domain/cost/payer.ts';

interface Found extends Record<string, number | string | null> { last: string | null; rows: number }

/** Day sums as they are stored against those worked out anew. */
const days: ProofStage = {
  table: 'cost_day',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (select * from cost_day where id > ${after}::uuid order by id limit ${limit}),
    rebuilt as (select p.id, case p.kind when 'sales' then (
        select coalesce(sum(s.home_minor), 0) from cost_sale s where s.region = p.region and s.day = p.day
          and (p.payer = ${HEAD_OFFICE} or s.franchise_id = p.payer)) - (
        select coalesce(sum(r.home_minor), 0) from cost_return r where r.region = p.region and r.day = p.day
          and (p.payer = ${HEAD_OFFICE} or r.franchise_id = p.payer))
      when 'points' then (select coalesce(sum(o.points), 0) from cost_points o
        where o.region = p.region and o.payer = p.payer and o.day = p.day)
      else ${promised('committed')} end as amount, ${promised('reserved')} as reserved
      from part p)
    select (select count(*)::int from part) as rows, (select count(*)::int from part) as days,
      (select id from part order by id desc limit 1) as last,
      (select count(*)::int from part p join rebuilt r using (id)
        where p.amount <> r.amount or p.reserved <> r.reserved) as days_differ`),
};

/** What reservations of the day `p` are worth in a state. */
function promised(state: 'committed' | 'reserved'): RawBuilder<unknown> {
  return fragment`(select coalesce(sum(v.minor), 0) from cost_reservation v where v.region = p.region
    and v.payer = p.payer and v.day = p.day and v.cause = p.kind and v.state = ${state})`;
}

/** Facts that no day sum counts. */
function uncounted(table: string, key: string, payer: string, kind: string, worth: string): ProofStage {
  const [from, id] = [fragment.raw(table), fragment.raw(key)];
  return {
    table,
    check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
      with part as materialized (select * from ${from} where ${id} > ${after}::uuid order by ${id} limit ${limit})
      select (select count(*)::int from part) as rows, (select ${id} from part order by ${id} desc limit 1) as last,
        (select count(*)::int from part f where ${fragment.raw(worth)} <> 0 and not exists (
          select 1 from cost_day d where d.region = f.region and d.day = f.day
            and d.payer = ${fragment.raw(payer)} and d.kind = ${fragment.raw(kind)})) as days_missing`),
  };
}

export const costStages: readonly ProofStage[] = [
  days,
  uncounted('cost_sale', 'order_id', `'${HEAD_OFFICE}'::uuid`, `'sales'`, 'f.home_minor'),
  uncounted('cost_reservation', 'subject_id', 'f.payer', 'f.cause', 'f.minor'),
];

function rangeOf(limit: number, { last, rows, ...counts }: Found) {
  return { last: rows === limit ? last : null, counts: counts as Counts };
}
