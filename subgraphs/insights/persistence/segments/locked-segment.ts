import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { segmentTable } from '../tables/segment.table.ts';

export type SegmentRow = RowOf<typeof segmentTable>;

/** A segment that nobody else changes, nor who is in it, until the transaction ends; null for none. */
export async function lockSegment(sql: Sql, id: string): Promise<SegmentRow | null> {
  return sql.maybe<SegmentRow>`select ${columnsOf(segmentTable)} from segment where id = ${id} for update`;
}
