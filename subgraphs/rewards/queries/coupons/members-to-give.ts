import type { Sql } from '../../../kernel/database/sql.ts';

/** So many members of Mainland China, once the news of them has come; fewer when it does not come for long. */
export async function membersToGive(sql: Sql, most: number): Promise<string[]> {
  for (let attempt = 0; ; attempt += 1) {
    const rows = await sql.all<{ member_id: string }>`select member_id from known_member
      where region = 'CN' order by member_id limit ${most}`;
    if (rows.length === most || attempt === 40) return rows.map((row) => row.member_id);
    await new Promise((done) => { setTimeout(done, 250); });
  }
}
