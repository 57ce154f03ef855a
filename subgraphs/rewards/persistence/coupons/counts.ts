import type { Sql } from '../../../kernel/database/sql.ts';
import type { UsesSoFar } from '../../domain/coupons/bars.ts';

/** What a use counts in: the period of the offer's limits, and the outlet. */
export interface Counted {
  readonly offerId: string;
  readonly period: string;
  readonly outletId: string | null;
}

/** A use, with what it takes off; `by` is −1 where it is taken back. */
export interface Use extends Counted { readonly savedMinor: bigint; readonly by: 1 | -1 }

/** Under the offer's lock. Every use counts for ever, in its period, and at its outlet in that period. */
export async function addUses(sql: Sql, uses: readonly Use[]): Promise<void> {
  const rows = uses.flatMap(({ offerId, period, outletId, savedMinor, by }) =>
    [...new Map([['', ''], [period, ''], ...outletId === null ? [] : [[period, outletId]]]
      .map(([p, o]) => [`${p} ${o}`, { p, o }])).values()]
      .map(({ p, o }) => ({ offerId, p, o, by, minor: BigInt(by) * savedMinor })));
  if (rows.length === 0) return;
  await sql.run`with told as (
      select offer_id, period, outlet, sum(by)::int as by, sum(minor)::bigint as minor
      from unnest(${rows.map((row) => row.offerId)}::uuid[], ${rows.map((row) => row.p)}::text[],
        ${rows.map((row) => row.o)}::text[], ${rows.map((row) => row.by)}::int[],
        ${rows.map((row) => row.minor)}::bigint[]) as t(offer_id, period, outlet, by, minor)
      group by offer_id, period, outlet),
    counted as (update coupon_count c set uses = c.uses + t.by, spent_minor = c.spent_minor + t.minor
      from told t where c.offer_id = t.offer_id and c.period = t.period and c.outlet = t.outlet
      returning c.offer_id, c.period, c.outlet)
    insert into coupon_count (offer_id, period, outlet, uses, spent_minor)
    select offer_id, period, outlet, by, minor from told
    where (offer_id, period, outlet) not in (select offer_id, period, outlet from counted)`;
}

/** What was used so far, for each of these in order. */
export async function usesSoFar(
  sql: Sql, memberId: string, counted: readonly Counted[],
): Promise<UsesSoFar[]> {
  if (counted.length === 0) return [];
  return (await sql.all<{ all: number; of_member: number; at_outlet: number; spent: bigint }>`
    select coalesce(a.uses, 0) as all, coalesce(o.uses, 0) as at_outlet, coalesce(s.spent_minor, 0) as spent,
      (select count(*)::int from coupon c where c.offer_id = k.offer_id and c.member_id = ${memberId}
        and c.state in ('held', 'used') and c.use_period = k.period) as of_member
    from unnest(${counted.map((each) => each.offerId)}::uuid[], ${counted.map((each) => each.period)}::text[],
      ${counted.map((each) => each.outletId)}::text[]) with ordinality as k(offer_id, period, outlet, nth)
    left join coupon_count a on a.offer_id = k.offer_id and a.period = k.period and a.outlet = ''
    left join coupon_count o on o.offer_id = k.offer_id and o.period = k.period and o.outlet = k.outlet
    left join coupon_count s on s.offer_id = k.offer_id and s.period = '' and s.outlet = ''
    order by k.nth`).map((row) => (
    { all: row.all, ofMember: row.of_member, atOutlet: row.at_outlet, spentMinor: row.spent }));
}
