import type { Sql } from '../../kernel/database/sql.ts';

/** Members that something is known of, those who bought most often first. */
export async function membersToTag(sql: Sql, most: number): Promise<string[]> {
  const rows = await sql.all<{ member_id: string }>`select member_id from member_fact
    order by net_orders desc, member_id limit ${most}`;
  return rows.map((row) => row.member_id);
}
