import type { Sql } from '../../kernel/database/sql.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { attributionAppealTable } from './tables/attribution-appeal.table.ts';

/** An appeal with whom it is about today, and from when on a member may be moved. */
export type AppealRow = RowOf<typeof attributionAppealTable> & {
  readonly aboutId: string | null;
  readonly earliest: Date;
};

/** Whose an order is follows the order through merges and what parts them. */
export function lockAppeal(sql: Sql, id: string): Promise<AppealRow | null> {
  return sql.maybe<AppealRow>`select ${columnsOf(attributionAppealTable, { as: 'a' })},
      coalesce(a.member_id, o.member_id) as "aboutId", coalesce(o.paid_at, a.opened_at) as earliest
    from attribution_appeal a left join order_fact o on o.order_id = a.order_id
    where a.id = ${id} for update of a`;
}
