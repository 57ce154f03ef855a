import { sql as fragment } from 'kysely';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeCursor, readCursor } from '../../../kernel/graph/cursor.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { ChurnReason } from '../../domain/prediction/churn.ts';
import type { Potential } from '../../domain/prediction/score.ts';
import type { ChurnWarning } from '../../graphql/prediction/churn.type.ts';
import { cursorOf, placeOf, type Place } from '../place.ts';

export interface ChurnFilter {
  readonly programmeCode: string;
  readonly potential: Potential | null;
  readonly reason: ChurnReason | null;
}

interface Row {
  member_id: string; currency: string; reasons: ChurnReason[]; alive_bps: number | null; last_on: string;
  window_until: string; potential: Potential | null; value_minor: bigint | null; seen_minor: bigint; scored_at: Date;
}

const COLUMNS = fragment.raw(`p.member_id, f.currency, p.reasons, p.alive_bps, p.last_on::text as last_on,
  p.window_until::text as window_until, p.potential, p.value_minor, p.seen_minor, p.scored_at`);

/** Members of a programme who may not come again, those who bought for most first. */
export async function churnWarnings(sql: Sql, filter: ChurnFilter, bounds: PageBounds) {
  const place = await placeOf(sql, bounds.after, async (memberId) => (await sql.maybe<{ minor: bigint }>`
    select seen_minor as minor from member_prediction where member_id = ${memberId}`)?.minor ?? null);
  const { endCursor, ...page } = pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: fragment`member_prediction p join member_fact f using (member_id)`, key: 'p.member_id',
    arms: [{ from: fragment`member_prediction p`, where: fragment`p.programme = ${filter.programmeCode}
      and p.reasons <> '{}'::text[]
      and (${filter.potential}::text is null or p.potential = ${filter.potential})
      and (${filter.reason}::text is null or ${filter.reason} = any(p.reasons))` }],
    sort: [{ column: 'p.seen_minor', type: 'bigint' }, { column: 'p.member_id', type: 'uuid' }],
    descending: true,
  }, { ...bounds, after: place && encodeCursor(place) }), viewOf);
  const last = readCursor(endCursor, ['bigint', 'uuid']) as Place | null;
  return { ...page, endCursor: last && cursorOf(sql, last) };
}

function viewOf(row: Row): ChurnWarning {
  const { currency, value_minor: value } = row;
  return {
    memberUuid: row.member_id, reasons: row.reasons, probabilityAliveBps: row.alive_bps, lastPurchaseOn: row.last_on,
    windowUntil: row.window_until, potential: row.potential,
    expectedValue: value === null ? null : moneyView(value, currency),
    netValue: moneyView(row.seen_minor, currency), scoredAt: row.scored_at,
  };
}
