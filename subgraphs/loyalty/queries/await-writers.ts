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
  for (let waited = 0, turn = 0; await areWritten(sql, memberIds); turn += 1) {
    if (waited >= PATIENCE_MS) {
      throw new RequestError('BUSY', 'The account is being written to; ask for the period again.',
        { retryAfterMs: 1_000 });
    }
    const pause = PAUSES_MS[Math.min(turn, PAUSES_MS.length - 1)]!;
    waited += pause;
    await sleep(pause);
  }
}

/** Whether any of these rows is locked or changed by a transaction that goes on: such a one holds its own id. */
async function areWritten(sql: Sql, memberIds: readonly string[]): Promise<boolean> {
  const found = await sql.maybe`
    select 1 from account a join pg_locks l
      on l.locktype = 'transactionid' and l.granted and l.transactionid = a.xmax
    where a.member_id = any(${[...memberIds]}::uuid[]) and a.xmax <> '0'::xid limit 1`;
  return found !== null;
}
