import { sql as fragment } from 'kysely';
import { encodeId } from '../../kernel/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { Attribution } from '../graphql/attribution/attribution.type.ts';

interface Row {
  id: string; asked_id: string; franchise_id: string | null; outlet_id: string | null;
  starts_at: Date; ends_at: Date | null; reason: string;
  order_id: string | null; note: string | null;
}

/** Member uuids in, their histories in the same order out, oldest first; a merged id has its survivor's. */
export async function attributionHistories(
  sql: Sql, memberIds: readonly string[],
): Promise<Attribution[][]> {
  // The restricted role does not read moves, nor why a franchise ended.
  const notes = sql.restricted ? fragment`null::text as note`
    : fragment`case when a.reason = 'manual' then coalesce(
        (select v.note from member_move v where v.member_id = a.member_id and v.at = a.starts_at
          order by v.id desc limit 1),
        (select f.closed_reason from franchise f where f.closed_at = a.starts_at limit 1)) end as note`;
  const rows = await sql.all<Row>`select asked.id as asked_id, a.id, a.franchise_id, a.outlet_id,
      a.starts_at, a.ends_at, a.reason, a.order_id, ${notes}
    from unnest(${[...new Set(memberIds)]}::uuid[]) as asked(id)
    left join person_merge m on m.merged_id = asked.id
    join attribution a on a.member_id
      = case when m.survivor_id is null then asked.id else m.survivor_id end
    order by asked.id, a.starts_at`;
  const byMember = Map.groupBy(rows, (row) => row.asked_id);
  return memberIds.map((id) => (byMember.get(id) ?? []).map((row) => ({
    id: encodeId(PREFIX.attribution, row.id), headOffice: row.franchise_id === null,
    from: row.starts_at, until: row.ends_at, reason: row.reason,
    orderUuid: row.order_id, note: row.note || null,
    franchiseUuid: row.franchise_id, outletUuid: row.outlet_id,
  })));
}
