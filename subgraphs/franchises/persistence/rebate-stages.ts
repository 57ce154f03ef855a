import type { Counts, ProofStage } from '../../kernel/commands/proof.ts';

interface Found extends Record<string, number | string | null> { last: string | null; rows: number }

/** Rebates against their entries, and against the attribution at payment. */
const rebates: ProofStage = {
  table: 'rebate',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (
      select * from rebate where id > ${after}::uuid order by id limit ${limit})
    select (select count(*)::int from part) as rows, (select count(*)::int from part) as rebates,
      (select id from part order by id desc limit 1) as last,
      (select count(*)::int from part r left join (
          select e.rebate_id, sum(e.amount_minor) filter (where e.kind = 'accrual') as accrued,
            coalesce(sum(e.amount_minor) filter (where e.kind <> 'accrual'), 0) as reversed
          from part p join rebate_entry e on e.rebate_id = p.id group by 1) e on e.rebate_id = r.id
        where e.accrued is distinct from r.accrued_minor
          or e.reversed is distinct from r.reversed_minor
          or r.net_minor <> e.accrued + e.reversed) as entries_differ,
      (select count(*)::int from part r join order_fact o on o.order_id = r.order_id
        where r.superseded_at is null and not exists (select 1 from attribution a
          where a.member_id = o.buyer_id and a.franchise_id = r.home_franchise_id
            and a.starts_at <= o.paid_at and (a.ends_at is null or a.ends_at > o.paid_at)))
        as homes_differ`),
};

/** Periods of one member do not overlap. */
const attributions: ProofStage = {
  table: 'member_home',
  check: async (sql, after, limit) => rangeOf(limit, await sql.one<Found>`
    with part as materialized (
      select member_id from member_home where member_id > ${after}::uuid
      order by member_id limit ${limit})
    select (select count(*)::int from part) as rows,
      (select member_id from part order by member_id desc limit 1) as last,
      (select count(*)::int from (
        select starts_at, lag(coalesce(ends_at, 'infinity'))
          over (partition by member_id order by starts_at) as earlier_end
        from part join attribution using (member_id)) a where starts_at < earlier_end) as overlapping`),
};

export const rebateStages: readonly ProofStage[] = [rebates, attributions];

function rangeOf(limit: number, { last, rows, ...counts }: Found) {
  return { last: rows === limit ? last : null, counts: counts as Counts };
}
