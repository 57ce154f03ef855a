import type { Sql } from '../../kernel/database/sql.ts';

/** Which of these ids are of members who were erased here, as the audit trail says: nobody tells of them again. */
async function erasedAmong(sql: Sql, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const rows = await sql.all<{ id: string }>`select t.id from unnest(${[...memberIds]}::uuid[]) as t (id)
    left join person_merge m on m.merged_id = t.id
    where exists (select 1 from audit_record a where a.subject_id = any(array[t.id, m.survivor_id])
      and a.command = 'rewards.erase-person')`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * Of ids that no enrolment has told of here: those that are waited for, since it is still to come, and those of members
 * who were erased, who are left out.
 */
export async function strangersAmong(
  sql: Sql, memberIds: readonly string[],
): Promise<{ readonly awaited: ReadonlySet<string>; readonly erased: ReadonlySet<string> }> {
  if (memberIds.length === 0) return { awaited: new Set(), erased: new Set() };
  const unknown = (await sql.all<{ id: string }>`select t.id from unnest(${[...new Set(memberIds)]}::uuid[]) as t (id)
    where not exists (select 1 from known_member k where k.member_id = t.id)`).map(({ id }) => id);
  const erased = await erasedAmong(sql, unknown);
  return { awaited: new Set(unknown.filter((id) => !erased.has(id))), erased };
}
