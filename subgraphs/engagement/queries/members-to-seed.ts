import type { Sql } from '../../kernel/database/sql.ts';

/** Members, those who enrolled last first. */
export async function activeMembers(sql: Sql, most: number): Promise<string[]> {
  const rows = await sql.all<{ member_id: string }>`select member_id from known_member
    order by enrolled_at desc, member_id limit ${most}`;
  return rows.map((row) => row.member_id);
}

/** Ids of tasks by their codes. */
export async function tasksByCode(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.all<{ code: string; id: string }>`select code, id from task`;
  return new Map(rows.map(({ code, id }) => [code, id]));
}
