import type { Sql } from '../../../kernel/database/sql.ts';

/** Two edits at once could close a cycle that neither of them has. */
export async function lockRules(sql: Sql): Promise<void> {
  await sql.run`select pg_advisory_xact_lock(hashtext('insights.segment-rules'))`;
}
