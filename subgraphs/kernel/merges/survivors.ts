import type { Sql } from '../database/sql.ts';

/** Who these ids are today; under `shareMerges` it stays true until the transaction ends. */
export async function survivorsOf(
  sql: Sql, personIds: readonly string[],
): Promise<(personId: string) => string> {
  const ids = [...new Set(personIds)];
  const rows = ids.length === 0 ? [] : await sql.all<{ merged_id: string; survivor_id: string }>`
    select merged_id, survivor_id from person_merge where merged_id = any(${ids}::uuid[])`;
  const survivors = new Map(rows.map((row) => [row.merged_id, row.survivor_id]));
  return (id) => survivors.get(id) ?? id;
}
