import type { RawBuilder } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { dayNumber, purchasesOf, type DemandClass, type Purchases } from '../../domain/prediction/purchase-days.ts';

interface Row { member_id: string; days: string[]; minor: bigint[]; classes: (DemandClass | null)[] }

/**
 * What those members bought and kept, day by day: all orders that stand, whatever day they lie on. `who` selects
 * `member_id`s. A wedding piece makes an order a wedding one.
 */
export async function purchasesFor(sql: Sql, who: RawBuilder<unknown>): Promise<Map<string, Purchases>> {
  const rows = await sql.all<Row>`
    select o.member_id, array_agg(o.paid_day::text) as days, array_agg(o.home_minor) as minor,
      array_agg(c.class) as classes
    from (${who}) w join order_fact o on o.member_id = w.member_id and o.wholly_returned_at is null
    left join lateral (select i.demand_class as class from item_fact i
      where i.item_id = any(o.item_ids) and i.demand_class is not null
      order by array_position('{wedding,baby,daily,investment}', i.demand_class) limit 1) c on true
    group by o.member_id`;
  return new Map(rows.map((row) => [row.member_id, purchasesOf(row.days.map((day, place) => (
    { day: dayNumber(day), minor: Number(row.minor[place]), class: row.classes[place] ?? null })))]));
}
