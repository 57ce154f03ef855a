import type { Sql } from '../../kernel/database/sql.ts';

/** Whether the reader sees these members; head office sees all. */
export async function seenPersons(sql: Sql, ids: readonly string[]): Promise<boolean[]> {
  if (!sql.restricted) return ids.map(() => true);
  const rows = await sql.all<{ id: string }>`select person_id as id from person_visibility
    where person_id = any(${[...ids]}::uuid[])`;
  const seen = new Set(rows.map(({ id }) => id));
  return ids.map((id) => seen.has(id));
}
