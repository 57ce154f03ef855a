import type { Sql } from '../../kernel/database/sql.ts';

/** Where outlets are; null for those that nobody told of. */
export async function regionsOfOutlets(sql: Sql, ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await sql.all<{ id: string; region: string }>`select outlet_id as id, region from outlet_fact
    where outlet_id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map(({ id, region }) => [id, region]));
  return ids.map((id) => byId.get(id) ?? null);
}
