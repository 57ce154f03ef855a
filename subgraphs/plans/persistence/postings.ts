import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PostingRow } from './plans.ts';
import { planPostingTable } from './tables/plan-posting.table.ts';

/** The last instalment that stands. */
export function lastInstalment(sql: Sql, planId: string): Promise<PostingRow | null> {
  return sql.maybe<PostingRow>`select ${columnsOf(planPostingTable, { as: 'p' })} from plan_posting p
    where plan_id = ${planId} and kind = 'instalment'
      and not exists (select 1 from plan_posting r where r.reverses = p.id)
    order by nth desc limit 1`;
}


/** What this order took of the member's plans and did not give back. */
export function usesOf(sql: Sql, planIds: readonly string[], reference: string): Promise<PostingRow[]> {
  return sql.all<PostingRow>`select ${columnsOf(planPostingTable, { as: 'p' })} from plan_posting p
    where kind = 'use' and reference = ${reference} and plan_id = any(${[...planIds]}::uuid[])
      and not exists (select 1 from plan_posting r where r.reverses = p.id)
    order by recorded_at, id`;
}
