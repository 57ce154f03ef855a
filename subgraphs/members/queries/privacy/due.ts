import type { Sql } from '../../../kernel/database/sql.ts';
import { familyOf } from '../../persistence/families.ts';

/** Exports that were asked for, oldest first, with all ids of whom they are about. */
export async function exportsToGather(
  sql: Sql, most: number,
): Promise<{ exportId: string; memberId: string; personIds: string[] }[]> {
  const asked = await sql.all<{ id: string; member_id: string }>`
    select id, member_id from member_export where state = 'asked' order by requested_at limit ${most}`;
  return Promise.all(asked.map(async ({ id, member_id: memberId }) =>
    ({ exportId: id, memberId, personIds: await familyOf(sql, memberId) })));
}

/** Erasures that wait for identity to end the member's tokens. */
export async function erasuresWithTokens(
  sql: Sql, most: number,
): Promise<{ erasureId: string; memberId: string; personIds: string[] }[]> {
  return sql.all`select id as "erasureId", member_id as "memberId", all_ids as "personIds" from erasure e
    where state = 'erasing' and 'identity' = any(rooms) and not exists (
      select 1 from erasure_receipt r where r.erasure_id = e.id and r.room = 'identity')
    order by erased_at limit ${most}`;
}
