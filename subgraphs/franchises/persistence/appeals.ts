import type { Sql } from '../../kernel/database/sql.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { attributionAppealTable } from './tables/attribution-appeal.table.ts';

/** An appeal with whom it is about, and from when on a member may be moved. */
export type AppealRow = RowOf<typeof attributionAppealTable> & {
  /** Who it is today. */
  readonly aboutId: string | null;
  /** The ids it has been about, through merges that stand: who bought, or who was named, is the first of them. */
  readonly meantIds: readonly string[];
  readonly earliest: Date;
};

/** Whose an order is follows the order through merges and what parts them. */
export function lockAppeal(sql: Sql, id: string): Promise<AppealRow | null> {
  return sql.maybe<AppealRow>`select ${columnsOf(attributionAppealTable, { as: 'a' })},
      coalesce(a.member_id, o.member_id) as "aboutId",
      array_remove(array[o.buyer_id, o.member_id, a.member_id]::text[] || array(
        select v.from_person_id::text from person_merge p join merge_move v on v.from_person_id = p.merged_id
        where p.survivor_id = coalesce(a.member_id, o.member_id)
          and (v.table_name = 'attribution_appeal' and v.row_key = jsonb_build_array(a.id)
            or v.table_name = 'order_fact' and v.row_key = jsonb_build_array(a.order_id))), null) as "meantIds",
      coalesce(o.paid_at, a.opened_at) as earliest
    from attribution_appeal a left join order_fact o on o.order_id = a.order_id
    where a.id = ${id} for update of a`;
}

/** Whose appeal it is; never changes. */
export async function appealingFranchise(sql: Sql, id: string): Promise<string | null> {
  const row = await sql.maybe<{ franchiseId: string }>`
    select franchise_id as "franchiseId" from attribution_appeal where id = ${id}`;
  return row?.franchiseId ?? null;
}
