import type { Sql } from '../../kernel/database/sql.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';

/** Who these ids are today, as far as the reader may see it. */
export async function readSurvivors(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const survivorOf = await survivorsOf(sql, ids);
  return ids.map(survivorOf);
}
