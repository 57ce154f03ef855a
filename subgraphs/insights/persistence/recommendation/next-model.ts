import type { Sql } from '../../../kernel/database/sql.ts';

/** The version after every other; whoever takes the same one at the same time is refused by the key and asks again. */
export async function nextModel(sql: Sql): Promise<number> {
  return (await sql.one<{ version: number }>`
    select coalesce(max(version), 0) + 1 as version from recommendation_model`).version;
}
