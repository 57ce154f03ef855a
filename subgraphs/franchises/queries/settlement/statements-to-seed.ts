import type { Sql } from '../../../kernel/database/sql.ts';

const QUIET_ROUNDS = 8;

/** Waits until orders have stopped arriving: what comes later stands in the statement after. */
export async function ordersArrived(sql: Sql): Promise<boolean> {
  let [before, quiet] = [-1n, 0];
  for (let attempt = 0; attempt < 240 && quiet < QUIET_ROUNDS; attempt += 1) {
    const { n } = await sql.one<{ n: bigint }>`select count(*) as n from rebate_entry`;
    quiet = n > 0n && n === before ? quiet + 1 : 0;
    before = n;
    await new Promise((done) => { setTimeout(done, 250); });
  }
  return before > 0n;
}

export interface StatementToSeed {
  readonly id: string;
  readonly franchiseId: string;
  readonly state: 'draft' | 'issued' | 'frozen' | 'paid';
  readonly netMinor: bigint;
  readonly currency: string;
  readonly version: number;
}

/** As they stand: a seed that was interrupted goes on from there. */
export function statementsOf(sql: Sql, region: string, month: string): Promise<StatementToSeed[]> {
  return sql.all<StatementToSeed>`select id, franchise_id as "franchiseId", state, net_minor as "netMinor", currency,
      version
    from statement where region = ${region} and month = ${month} order by number`;
}

/** A line that the franchise might have something against. */
export async function lineToDispute(sql: Sql, statementId: string): Promise<string | null> {
  const line = await sql.maybe<{ id: string }>`select id from statement_line where statement_id = ${statementId}
    and state = 'open' and kind = 'accrual' and side = 'home' order by amount_minor desc, id limit 1`;
  return line?.id ?? null;
}

/** Whether anything of it was disputed. */
export async function wasDisputed(sql: Sql, statementId: string): Promise<boolean> {
  return (await sql.maybe`select 1 from statement_dispute where statement_id = ${statementId} limit 1`) !== null;
}
