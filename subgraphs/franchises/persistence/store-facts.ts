import type { Region } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Quarter } from '../domain/stores/quarter.ts';
import type { StoreFacts } from '../domain/stores/store-score.ts';

export interface CountedStore {
  readonly outletId: string;
  readonly franchiseId: string | null;
  readonly facts: StoreFacts;
}

interface Row {
  outlet_id: string; franchise_id: string | null;
  repurchase_good: bigint; repurchase_all: bigint; enrolment_good: bigint; enrolment_all: bigint;
  complaints_good: bigint; complaints_all: bigint; data_good: bigint; data_all: bigint;
}

/** Regions with stores that are judged, and their zones. */
export function regionsOfStores(sql: Sql): Promise<{ region: Region; zone: string }[]> {
  return sql.all<{ region: Region; zone: string }>`select r.region, r.zone from home_region r
    where exists (select 1 from outlet o where o.region = r.region and o.kind in ('own_store', 'franchise_store'))
    order by r.region`;
}

export async function isScored(sql: Sql, region: Region, quarter: string): Promise<boolean> {
  return await sql.maybe`select 1 from store_score where region = ${region} and quarter = ${quarter} limit 1` !== null;
}

/** From when on all is kept that stores are judged by: an upgrade finds neither complaints nor profiles of before. */
export async function readScoredSince(sql: Sql): Promise<Date> {
  return (await sql.one<{ since: Date }>`select since from store_score_start`).since;
}

/**
 * What a store is judged by, for every store of a region that was not closed by its end, and was registered or sold
 * by then. All parts count orders and members as they are known now: what came back whole is no order.
 * - repurchase: of the members who bought here within twelve months, those who did twice;
 * - enrolment: of the orders of the quarter, those whose buyer was a member within 30 days;
 * - complaints: of those of the quarter that were complaints, those that were resolved within 48 hours;
 * - data: of the members at home here at its end, four times each: verified phone, birthday, preferences, consent.
 */
export async function countStores(sql: Sql, region: Region, quarter: Quarter): Promise<CountedStore[]> {
  const { from, to, yearFrom } = quarter;
  const rows = await sql.all<Row>`
    with store as (
      select id, franchise_id from outlet where region = ${region} and kind in ('own_store', 'franchise_store')
        and (closed_at is null or closed_at > ${to})
        and (registered_at < ${to} or exists (select 1 from order_fact o
          where o.outlet_id = outlet.id and o.paid_at >= ${from} and o.paid_at < ${to}))),
    bought as (
      select o.outlet_id, o.member_id, o.paid_at from order_fact o join store s on s.id = o.outlet_id
      where o.paid_at >= ${yearFrom} and o.paid_at < ${to} and o.wholly_returned_at is null),
    again as (
      select outlet_id, count(*) as whole, count(*) filter (where times > 1) as good from (
        select outlet_id, member_id, count(*) as times from bought where member_id is not null group by 1, 2) b
      group by 1),
    enrolled as (
      select b.outlet_id, count(*) as whole,
        count(*) filter (where h.enrolled_at <= b.paid_at + interval '30 days') as good
      from bought b left join member_home h on h.member_id = b.member_id where b.paid_at >= ${from} group by 1),
    complained as (
      select c.outlet_id, count(*) as whole,
        count(*) filter (where c.done_at <= c.received_at + interval '48 hours') as good
      from complaint_fact c join store s on s.id = c.outlet_id
      where c.received_at >= ${from} and c.received_at < ${to}
        and (c.outcome is null or c.outcome = 'resolved') group by 1),
    told as (
      select a.outlet_id, 4 * count(*) as whole, sum(coalesce(p.has_verified_phone::int, 0)
        + coalesce(p.has_birthday::int, 0) + coalesce(p.has_preferences::int, 0) + coalesce((v.layer >= 3)::int, 0))
        as good
      from attribution a join store s on s.id = a.outlet_id
      left join member_profile_fact p on p.member_id = a.member_id
      left join person_visibility v on v.person_id = a.member_id
      where a.starts_at < ${to} and (a.ends_at is null or a.ends_at >= ${to}) group by 1)
    select s.id as outlet_id, s.franchise_id,
      coalesce(r.good, 0) as repurchase_good, coalesce(r.whole, 0) as repurchase_all,
      coalesce(e.good, 0) as enrolment_good, coalesce(e.whole, 0) as enrolment_all,
      coalesce(c.good, 0) as complaints_good, coalesce(c.whole, 0) as complaints_all,
      coalesce(t.good, 0) as data_good, coalesce(t.whole, 0) as data_all
    from store s left join again r on r.outlet_id = s.id left join enrolled e on e.outlet_id = s.id
      left join complained c on c.outlet_id = s.id left join told t on t.outlet_id = s.id
    order by s.id`;
  return rows.map((row) => ({ outletId: row.outlet_id, franchiseId: row.franchise_id, facts: {
    repurchase: { good: Number(row.repurchase_good), all: Number(row.repurchase_all) },
    enrolment: { good: Number(row.enrolment_good), all: Number(row.enrolment_all) },
    complaints: { good: Number(row.complaints_good), all: Number(row.complaints_all) },
    data: { good: Number(row.data_good), all: Number(row.data_all) },
  } }));
}
