import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { AppealState } from '../../domain/appeals/appeal.ts';
import type { AttributionAppeal } from '../../graphql/appeals/appeal.type.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { attributionAppealTable } from '../../persistence/tables/attribution-appeal.table.ts';

type Row = RowOf<typeof attributionAppealTable> & { readonly aboutId: string | null; readonly seen: boolean };

const COLUMNS = fragment`${columnsOf(attributionAppealTable, { as: 'a' })},
  coalesce(a.member_id, o.member_id) as "aboutId",
  coalesce((select true from person_visibility v
    where v.person_id = coalesce(a.member_id, o.member_id)), false) as seen`;
const FROM = fragment`attribution_appeal a left join order_fact o on o.order_id = a.order_id`;

/** `now`: what is overdue is so by the clock. */
function viewOf(row: Row, sql: Sql, now: Date): AttributionAppeal {
  const { statement, photos, openedAt, decideBy, decidedAt, decision, movedFrom, version } = row;
  return {
    id: encodeId(PREFIX.appeal, row.id), state: row.state as AppealState, statement, photos, openedAt, decideBy,
    decidedAt, decision, movedFrom, version, isOverdue: row.state === 'open' && decideBy <= now,
    franchiseUuid: row.franchiseId, orderUuid: row.orderId,
    // The rows of others are hidden from a franchise, so whom it does not see has none here.
    memberUuid: row.seen || !sql.restricted ? row.aboutId : null,
    openedByName: row.openedBy, decidedByName: row.decidedBy,
  };
}

/** `now` is the same for all of a request. */
export interface AppealKey { readonly id: string; readonly now: string }

export async function appealsById(sql: Sql, keys: readonly AppealKey[]): Promise<(AttributionAppeal | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from ${FROM}
    where a.id = any(${keys.map(({ id }) => id)}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return keys.map(({ id, now }) => {
    const row = byId.get(id);
    return row ? viewOf(row, sql, new Date(now)) : null;
  });
}

export interface AppealsAsked {
  readonly state: AppealState | null;
  /** uuid */
  readonly franchiseId: string | null;
  readonly isOverdue: boolean | null;
  readonly now: Date;
}

/** The newest first. */
export async function appealsPage(
  sql: Sql, { state, franchiseId, isOverdue, now }: AppealsAsked, bounds: PageBounds,
) {
  const overdue = fragment`(a.state = 'open' and a.decide_by <= ${now}::timestamptz)`;
  const where = fragment.join([
    state === null ? fragment`true` : fragment`a.state = ${state}`,
    franchiseId === null ? fragment`true` : fragment`a.franchise_id = ${franchiseId}::uuid`,
    isOverdue === null ? fragment`true` : fragment`${overdue} = ${isOverdue}`,
  ], fragment` and `);
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: FROM, key: 'a.id', arms: [{ from: fragment`attribution_appeal a`, where }],
    sort: [{ column: 'a.opened_at', type: 'timestamptz' }, { column: 'a.id', type: 'uuid' }], descending: true,
  }, bounds), (row) => viewOf(row, sql, now));
}
