import { encodeId } from '../../kernel/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { Attribution } from '../graphql/attribution.type.ts';

interface Row {
  id: string; member_id: string; franchise_id: string | null; outlet_id: string | null;
  starts_at: Date; ends_at: Date | null; reason: string;
}

/** Member uuids in, their histories in the same order out, oldest first. */
export async function attributionHistories(
  sql: Sql, memberIds: readonly string[],
): Promise<Attribution[][]> {
  const rows = await sql.all<Row>`select id, member_id, franchise_id, outlet_id, starts_at,
      ends_at, reason from attribution where member_id = any(${[...memberIds]}::uuid[])
    order by member_id, starts_at`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return memberIds.map((id) => (byMember.get(id) ?? []).map((row) => ({
    id: encodeId(PREFIX.attribution, row.id), headOffice: row.franchise_id === null,
    from: row.starts_at, until: row.ends_at, reason: row.reason,
    franchiseUuid: row.franchise_id, outletUuid: row.outlet_id,
  })));
}
