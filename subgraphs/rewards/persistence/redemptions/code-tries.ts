import type { Sql } from '../../../kernel/database/sql.ts';
import { recentWrong, type CodeTryLimit } from '../../domain/redemption/wrong-codes.ts';

/** When an outlet tried wrong codes, as far as they count, locked: tries at one moment cannot pass together. */
export async function lockCodeTries(sql: Sql, outletId: string, now: Date, limit: CodeTryLimit): Promise<Date[]> {
  await sql.run`insert into code_try (outlet_id, wrong_at) values (${outletId}, '{}') on conflict do nothing`;
  const { wrongAt } = await sql.one<{ wrongAt: Date[] }>`
    select wrong_at as "wrongAt" from code_try where outlet_id = ${outletId} for update`;
  return recentWrong(wrongAt, now, limit);
}

export async function keepCodeTries(sql: Sql, outletId: string, wrongAt: readonly Date[]): Promise<void> {
  await sql.run`update code_try set wrong_at = ${wrongAt}::timestamptz[] where outlet_id = ${outletId}`;
}
