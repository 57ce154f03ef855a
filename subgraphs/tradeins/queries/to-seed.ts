import type { Sql } from '../../kernel/database/sql.ts';

/** Members of a region that have been told to this room, when so many and the outlet have been. */
export async function membersToSeed(sql: Sql, most: number, outletId: string): Promise<string[]> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const rows = await sql.all<{ id: string }>`select m.member_id as id from known_member m
      join outlet_fact o on o.outlet_id = ${outletId} and not o.closed
      where m.region = 'CN' order by m.enrolled_at, m.member_id limit ${most}`;
    if (rows.length === most) return rows.map(({ id }) => id);
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed tradeins after members and franchises have arrived');
}

/** What a command is told to expect. */
export async function versionOf(sql: Sql, id: string): Promise<number> {
  return (await sql.one<{ version: number }>`select version from trade_in where id = ${id}`).version;
}
