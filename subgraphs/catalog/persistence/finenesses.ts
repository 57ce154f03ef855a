import type { Sql } from '../../kernel/database/sql.ts';
import { finenessKey, isHallmarked, type Fineness } from '../domain/prices/fineness.ts';

/** Those of these that no hallmark names and a product of the house has; nothing is asked where all are hallmarked. */
export async function workedFinenesses(sql: Sql, asked: readonly Fineness[]): Promise<ReadonlySet<string>> {
  const open = asked.filter((fineness) => !isHallmarked(fineness));
  if (open.length === 0) return new Set();
  const rows = await sql.all<Fineness>`select distinct p.metal, p.purity
    from unnest(${open.map(({ metal }) => metal)}::text[], ${open.map(({ purity }) => purity)}::int[])
      as k (metal, purity) join product p on p.metal = k.metal and p.purity = k.purity`;
  return new Set(rows.map(finenessKey));
}
