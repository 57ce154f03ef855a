import type { Sql } from '../../../kernel/database/sql.ts';
import type { BoardDay } from '../../domain/boards/board-gaps.ts';

export interface GapRange {
  readonly region: string;
  readonly currency: string;
  readonly zone: string;
  /** 'YYYY-MM-DD', both within. */
  readonly from: string;
  readonly to: string;
}

/**
 * Each day of each fineness that the region's board has, or that a piece on sale there is weighed by; in order of
 * fineness and day. A day is the region's own.
 */
export async function boardDays(sql: Sql, { region, currency, zone, from, to }: GapRange): Promise<BoardDay[]> {
  return sql.all<BoardDay>`
    with kind as (
      select distinct metal, purity from gold_price where state = 'published' and region = ${region}
      union select distinct p.metal, p.purity from item i join product p on p.id = i.product_id
        where i.pricing = 'by_weight' and i.currency = ${currency} and not i.retired and not p.retired
      order by metal, purity limit 100),
    day as (select d::date as day, d::date::timestamp at time zone ${zone} as begins,
        (d::date + 1)::timestamp at time zone ${zone} as ends
      from generate_series(${from}::date, ${to}::date, interval '1 day') d)
    select k.metal, k.purity, to_char(d.day, 'YYYY-MM-DD') as day, last.at >= d.begins is true as entered,
      last.valid_until >= d.ends is true as "inForce"
    from kind k cross join day d
    left join lateral (select g.effective_at as at,
        g.effective_at + p.gold_refuse_days * interval '1 day' as valid_until
      from gold_price g join catalog_policy p on p.version = g.policy_version
      where g.state = 'published' and g.region = ${region} and g.metal = k.metal and g.purity = k.purity
        and g.effective_at < d.ends order by g.effective_at desc limit 1) last on true
    order by k.metal, k.purity desc, d.day`;
}
