import type { Sql } from '../../kernel/database/sql.ts';

/** The first members of a region, when so many of them, and its words, have been told to this room. */
export async function firstMembers(sql: Sql, region: string, most: number): Promise<string[]> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const rows = await sql.all<{ member_id: string }>`select member_id from known_member
      where region = ${region} and exists (select 1 from word where kind = 'region' and code = ${region})
      order by member_id limit ${most}`;
    if (rows.length === most) return rows.map((row) => row.member_id);
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed plans after members have arrived');
}

/** What a member agrees to. */
export async function versionOf(sql: Sql, termsId: string): Promise<number> {
  return (await sql.one<{ version: number }>`select version from plan_terms where id = ${termsId}`).version;
}

/** Since when a plan is there, and what an earlier run of the seed has paid. */
export function planSoFar(sql: Sql, planId: string): Promise<{ openedAt: Date; paid: number }> {
  return sql.one<{ openedAt: Date; paid: number }>`select opened_at as "openedAt", paid from gold_plan
    where id = ${planId}`;
}
