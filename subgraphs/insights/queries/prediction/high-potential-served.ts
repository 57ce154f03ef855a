import type { Sql } from '../../../kernel/database/sql.ts';

/** How many members of high potential each of these serves, of those whom the reader sees. */
export async function highPotentialServed(sql: Sql, staffIds: readonly string[]): Promise<number[]> {
  const rows = await sql.all<{ id: string; members: number }>`
    select s.staff_id as id, count(*)::int as members from member_served s
    join member_prediction p on p.member_id = s.member_id and p.potential = 'high'
    where s.staff_id = any(${[...staffIds]}::uuid[]) group by s.staff_id`;
  const counts = new Map(rows.map((row) => [row.id, row.members]));
  return staffIds.map((id) => counts.get(id) ?? 0);
}
