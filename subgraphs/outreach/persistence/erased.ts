import type { Sql } from '../../kernel/database/sql.ts';

/** Which of these ids are of members who were erased here, as the audit trail says: nobody tells of them again. */
export async function erasedAmong(sql: Sql, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const rows = await sql.all<{ id: string }>`select t.id from unnest(${[...new Set(memberIds)]}::uuid[]) as t (id)
    left join person_merge m on m.merged_id = t.id
    where not exists (select 1 from known_member k where k.member_id = t.id)
      and exists (select 1 from audit_record a where a.subject_id = any(array[t.id, m.survivor_id])
        and a.command = 'outreach.erase-person')`;
  return new Set(rows.map(({ id }) => id));
}
