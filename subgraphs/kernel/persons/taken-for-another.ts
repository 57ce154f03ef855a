import type { Sql } from '../database/sql.ts';
import { NotYet } from '../errors.ts';

/**
 * Waits while this room still takes the person for somebody else, or somebody else for it: a merge is undone, and the
 * news of it is under way. Until then rows of both stand under one id.
 */
export async function waitForParting(sql: Sql, personIds: readonly string[]): Promise<void> {
  const ids = [...personIds];
  const mixed = await sql.maybe`select 1 from person_merge
    where (merged_id = any(${ids}::uuid[]) and survivor_id <> all(${ids}::uuid[]))
      or (survivor_id = any(${ids}::uuid[]) and merged_id <> all(${ids}::uuid[])) limit 1`;
  if (mixed) throw new NotYet('the undoing of a merge');
}
