import type { Tx } from '../../../kernel/commands/command.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import type { Hold } from '../../domain/holds.ts';
import type { Policy } from '../../domain/policy.ts';
import { lapseIn, takeDue } from '../../persistence/due/take-due.ts';
import { updateHolds } from '../../persistence/holds.ts';
import { updateLines, updateOrders } from '../../persistence/orders.ts';
import { saveGrants } from '../../persistence/points/grants.ts';

/**
 * Everything that is due by the clock is done first: whoever decides by what is available never meets what a job
 * left lying.
 */
export async function settleDue(
  tx: Tx, books: ReadonlyMap<string, AccountBook>, policies: readonly Policy[],
): Promise<void> {
  const { activated, retold, lapsed, granted } = await takeDue(tx.sql, books, policies, tx.now);
  await updateOrders(tx.sql, [...new Set([...activated, ...retold])]);
  await updateLines(tx.sql, retold);
  await saveLapsed(tx, lapsed);
  await saveGrants(tx.sql, granted);
}

/** Their points go back, as their time is over; answers how many. */
export async function lapseHolds(
  tx: Tx, books: ReadonlyMap<string, AccountBook>, ids: readonly string[],
): Promise<number> {
  const holds = await lapseIn(tx.sql, books, ids, tx.now);
  await saveLapsed(tx, holds);
  return holds.length;
}

async function saveLapsed(tx: Tx, holds: readonly Hold[]): Promise<void> {
  for (const { id, state } of holds) {
    tx.audit({ subjectId: id, before: { state: 'held' }, after: { state }, reason: 'TIME_UP' });
  }
  await updateHolds(tx.sql, holds);
}
