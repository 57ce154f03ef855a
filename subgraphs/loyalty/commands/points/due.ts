import type { Tx } from '../../../kernel/commands/command.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { expireLots } from '../../domain/expiry.ts';
import { lapse } from '../../domain/holds.ts';
import type { Policy } from '../../domain/policy.ts';
import { loadLots, loadLotsById } from '../../persistence/accounts.ts';
import { loadHolds, updateHolds } from '../../persistence/holds.ts';
import { activateDueOf } from './activation.ts';

/**
 * Everything that is due by the clock is done first, whichever job has run: orders are activated, holds whose time
 * is over come back, ended lots go. Whoever decides by what is available never meets what a job left lying.
 */
export async function settleDue(
  tx: Tx, books: ReadonlyMap<string, AccountBook>, policies: readonly Policy[],
): Promise<void> {
  const own = new Set(books.values());
  await activateDueOf(tx, books, policies);
  await loadLots(tx.sql, own);
  const lapsed = await tx.sql.all<{ id: string }>`select id from points_hold
    where member_id = any(${[...own].map((book) => book.account.memberId)}::uuid[])
      and state = 'held' and expires_at <= ${tx.now}`;
  await lapseHolds(tx, books, lapsed.map((row) => row.id));
  for (const book of own) expireLots(book, tx.now);
}

/** Their points go back, as their time is over; answers how many. */
export async function lapseHolds(
  tx: Tx, books: ReadonlyMap<string, AccountBook>, ids: readonly string[],
): Promise<number> {
  const holds = [...(await loadHolds(tx.sql, ids)).values()]
    .filter((hold) => hold.state === 'held' && books.has(hold.memberId))
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || (a.id < b.id ? -1 : 1));
  await loadLotsById(tx.sql, new Set(books.values()),
    holds.flatMap((hold) => hold.parts.map((part) => part.lotId)));
  for (const hold of holds) {
    lapse(books.get(hold.memberId)!, hold, tx.now);
    tx.audit({ subjectId: hold.id, before: { state: 'held' }, after: { state: hold.state }, reason: 'TIME_UP' });
  }
  await updateHolds(tx.sql, holds);
  return holds.length;
}
