import { setTimeout as sleep } from 'node:timers/promises';
import { RequestError } from '../../kernel/errors.ts';
import type { Sql } from '../../kernel/database/sql.ts';

const PATIENCE_MS = 5_000;
const PAUSES_MS = [5, 10, 20, 50];

/**
 * A period that is told once is told for ever: who holds an account's lock may have posted within it and not have
 * committed, so their ends are waited for. Whoever gets the lock later posts later (`tx.clock`). Looks at the lock
 * itself, the row's xmax: taking it would be a write, which readers may not.
 */
export async function awaitWriters(sql: Sql, memberIds: readonly string[]): Promise<void> {
  const writers = await writersOf(sql, memberIds);
  for (let waited = 0, turn = 0; await goOn(sql, writers); turn += 1) {
    if (waited >= PATIENCE_MS) {
      throw new RequestError('BUSY', 'The account is being written to; ask for the period again.',
        { retryAfterMs: 1_000 });
    }
    const pause = PAUSES_MS[Math.min(turn, PAUSES_MS.length - 1)]!;
    waited += pause;
    await sleep(pause);
  }
}

/** Transactions that have locked or changed one of these rows and go on: such a one holds its own id. */
async function writersOf(sql: Sql, memberIds: readonly string[]): Promise<string[]> {
  const rows = await sql.all<{ xid: string }>`
    select distinct a.xmax::text as xid from account a join pg_locks l
      on l.locktype = 'transactionid' and l.granted and l.transactionid = a.xmax
    where a.member_id = any(${[...memberIds]}::uuid[]) and a.xmax <> '0'::xid`;
  return rows.map(({ xid }) => xid);
}

/** Whether one of those does; who came later posts later. */
async function goOn(sql: Sql, writers: readonly string[]): Promise<boolean> {
  if (writers.length === 0) return false;
  return await sql.maybe`select 1 from pg_locks where locktype = 'transactionid' and granted
    and transactionid::text = any(${[...writers]}::text[]) limit 1` !== null;
}
