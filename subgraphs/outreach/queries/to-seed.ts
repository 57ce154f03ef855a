import type { Sql } from '../../kernel/database/sql.ts';
import type { Notice } from '../domain/words.ts';

/** The first members that have been told to this room, when so many and some of their consents have been. */
export async function membersToSeed(sql: Sql, most: number): Promise<string[]> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const rows = await sql.all<{ id: string }>`select member_id as id from known_member
      order by enrolled_at, member_id limit ${most}`;
    const told = await sql.maybe`select 1 from member_consent limit 1`;
    if (rows.length === most && told) return rows.map(({ id }) => id);
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed outreach after members have arrived');
}

/** Version of a rule: 1 until somebody has set it. */
export async function ruleVersion(sql: Sql, notice: Notice): Promise<number> {
  return (await sql.one<{ version: number }>`select version from message_rule where notice = ${notice}`).version;
}
