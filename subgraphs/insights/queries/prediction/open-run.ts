import type { Sql } from '../../../kernel/database/sql.ts';

/** The refit that waits for its fits; null when none does. */
export async function openRun(sql: Sql): Promise<{ version: number } | null> {
  return sql.maybe<{ version: number }>`select version from prediction_run where finished_at is null`;
}
