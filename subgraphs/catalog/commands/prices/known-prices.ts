import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { goldPriceTable } from '../../persistence/tables/gold-price.table.ts';
import { keyOf, STEP_COLUMNS, type Kind, type Step } from './gold-step.ts';

const STEP = columnsOf(goldPriceTable, { as: 'g', only: STEP_COLUMNS });

/**
 * What `knownEntry` chooses among, by kind: the newest that were seen, in force and still to come, and what was
 * taken back.
 */
export async function knownPrices(
  sql: Sql, kinds: readonly Kind[], { seenUntil, now }: { seenUntil: Date; now: Date },
): Promise<Map<string, Step[]>> {
  const rows = await sql.all<Kind & Step>`
    with k as (select distinct * from unnest(${kinds.map((kind) => kind.region)}::text[],
      ${kinds.map((kind) => kind.metal)}::text[], ${kinds.map((kind) => kind.purity)}::int[])
      as k(region, metal, purity))
    select ${STEP} from k cross join lateral (
      (select * from gold_price s where s.state = 'published'
        and s.region = k.region and s.metal = k.metal and s.purity = k.purity
        and (s.entered_at <= ${seenUntil} or s.decided_by is not null)
        and s.effective_at <= ${now} order by s.effective_at desc limit 1)
      union all
      (select * from gold_price s where s.state = 'published'
        and s.region = k.region and s.metal = k.metal and s.purity = k.purity
        and (s.entered_at <= ${seenUntil} or s.decided_by is not null)
        and s.effective_at > ${now} order by s.effective_at desc limit 1)
      union all
      select * from gold_price w where w.state = 'withdrawn'
        and w.region = k.region and w.metal = k.metal and w.purity = k.purity) g`;
  return Map.groupBy(rows, keyOf);
}
