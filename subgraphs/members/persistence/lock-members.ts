import type { Sql } from '../../kernel/database/sql.ts';

/**
 * Locks these members and whoever they are today, in id order; answers the survivor of each id that is
 * known. Read under the lock: who waited for a merge finds its outcome.
 */
export async function lockMembers(
  sql: Sql, ids: readonly string[],
): Promise<Map<string, string>> {
  const survivors = new Map<string, string | null>();
  for (let open = [...new Set(ids)]; open.length > 0;) {
    const rows = await sql.all<{ id: string; survivor_id: string | null }>`
      select id, survivor_id from member where id = any(${open}::uuid[]) order by id for update`;
    for (const row of rows) survivors.set(row.id, row.survivor_id);
    open = [...new Set(rows.flatMap((row) => row.survivor_id ?? []))]
      .filter((id) => !survivors.has(id));
  }
  const today = (id: string): string => {
    const next = survivors.get(id);
    return next ? today(next) : id;
  };
  return new Map(ids.filter((id) => survivors.has(id)).map((id) => [id, today(id)]));
}
