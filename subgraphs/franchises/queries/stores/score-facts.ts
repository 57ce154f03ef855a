import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { ScorePart } from '../../domain/stores/store-score.ts';
import type { StoreScoreFact } from '../../graphql/stores/store-score.type.ts';

export interface FactsAsked {
  /** uuid */
  readonly outletId: string;
  readonly quarter: string;
  readonly part: ScorePart;
  readonly first: number;
}

interface Row {
  member_id: string | null; order_id: string | null; complaint_id: string | null; at: Date; good: number; whole: number;
}
interface Span { from_at: Date; to_at: Date; year_from: Date }

/**
 * What stands behind a part of a score, as it is known now, what is missing first. A franchise reads through row
 * rules: its own complaints and orders, of members those that it sees; who of its buyers was enrolled elsewhere is not
 * its to know, so of enrolment it has the count alone.
 */
export async function scoreFacts(sql: Sql, asked: FactsAsked): Promise<StoreScoreFact[]> {
  const span = await sql.maybe<Span>`select from_at, to_at, to_at - interval '1 year' as year_from from store_score
    where outlet_id = ${asked.outletId} and quarter = ${asked.quarter}`;
  if (!span || (sql.restricted && asked.part === 'enrolment')) return [];
  const rows = await READERS[asked.part](sql, asked, span);
  return rows.map((row) => ({
    at: row.at, good: Number(row.good), all: Number(row.whole),
    memberUuid: row.member_id, orderUuid: row.order_id,
    complaintId: row.complaint_id && encodeId(PREFIX.complaint, row.complaint_id),
  }));
}

type Reader = (sql: Sql, asked: FactsAsked, span: Span) => Promise<Row[]>;

const READERS: Readonly<Record<ScorePart, Reader>> = {
  repurchase: (sql, { outletId, first }, { year_from: from, to_at: to }) => sql.all<Row>`
    select o.member_id, null::uuid as order_id, null::uuid as complaint_id, max(o.paid_at) as at,
      (count(*) > 1)::int as good, 1 as whole
    from order_fact o join person_visibility v on v.person_id = o.member_id
    where o.outlet_id = ${outletId} and o.paid_at >= ${from} and o.paid_at < ${to} and o.wholly_returned_at is null
    group by o.member_id order by good, at desc, o.member_id limit ${first}`,
  enrolment: (sql, { outletId, first }, { from_at: from, to_at: to }) => sql.all<Row>`
    select o.member_id, o.order_id, null::uuid as complaint_id, o.paid_at as at,
      coalesce(h.enrolled_at <= o.paid_at + interval '30 days', false)::int as good, 1 as whole
    from order_fact o left join member_home h on h.member_id = o.member_id
    where o.outlet_id = ${outletId} and o.paid_at >= ${from} and o.paid_at < ${to} and o.wholly_returned_at is null
    order by good, at desc, o.order_id limit ${first}`,
  complaints: (sql, { outletId, first }, { from_at: from, to_at: to }) => sql.all<Row>`
    select null::uuid as member_id, null::uuid as order_id, c.complaint_id, c.received_at as at,
      coalesce(c.done_at <= c.received_at + interval '48 hours', false)::int as good, 1 as whole
    from complaint_fact c where c.outlet_id = ${outletId} and c.received_at >= ${from} and c.received_at < ${to}
      and (c.outcome is null or c.outcome = 'resolved')
    order by good, at desc, c.complaint_id limit ${first}`,
  data: (sql, { outletId, first }, { to_at: to }) => sql.all<Row>`
    select a.member_id, null::uuid as order_id, null::uuid as complaint_id, a.starts_at as at, 4 as whole,
      coalesce(p.has_verified_phone::int, 0) + coalesce(p.has_birthday::int, 0)
        + coalesce(p.has_preferences::int, 0) + (v.layer >= 3)::int as good
    from attribution a join person_visibility v on v.person_id = a.member_id
    left join member_profile_fact p on p.member_id = a.member_id
    where a.outlet_id = ${outletId} and a.starts_at < ${to} and (a.ends_at is null or a.ends_at >= ${to})
    order by good, at desc, a.member_id limit ${first}`,
};
