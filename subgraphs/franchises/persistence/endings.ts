import type { Sql } from '../../kernel/database/sql.ts';
import type { Ending } from '../domain/endings.ts';

/** Every franchise that has ended. */
export function readEndings(sql: Sql): Promise<Ending[]> {
  return sql.all<Ending>`select id as "franchiseId", closed_at as "closedAt", successor_id as "successorId"
    from franchise where closed_at is not null order by closed_at, id`;
}

/** Whether it is open until this transaction ends: a closing waits, and sees what was done. */
export async function isOpenFranchise(sql: Sql, id: string): Promise<boolean> {
  return await sql.maybe`select 1 from franchise where id = ${id} and closed_at is null for share` !== null;
}

/** Whether it has ended; what is no franchise has not. */
export async function hasEnded(sql: Sql, id: string): Promise<boolean> {
  const row = await sql.maybe<{ closed: boolean }>`
    select closed_at is not null as closed from franchise where id = ${id} for share`;
  return row?.closed ?? false;
}
