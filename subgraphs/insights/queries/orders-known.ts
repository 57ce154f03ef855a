import type { Sql } from '../../kernel/database/sql.ts';

/** How many orders the other rooms have told of so far. */
export async function ordersKnown(sql: Sql): Promise<number> {
  return (await sql.one<{ known: number }>`select count(*)::int as known from order_fact`).known;
}
