import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { giveBack } from '../../domain/holds.ts';
import { loadLotsById, lockBooks } from '../../persistence/accounts.ts';
import { loadHolds, updateHolds } from '../../persistence/holds.ts';
import { saveBooks } from '../../persistence/postings.ts';

/** Holds whose time is up give their points back, at most `limit`; answers how many. */
export const voidExpiredHolds = defineCommand<{ limit: number }, { voided: number }, never>({
  name: 'loyalty.void-expired-holds',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string; member_id: string }>`
      select id, member_id from points_hold where state = 'held' and expires_at <= ${tx.now}
      order by expires_at limit ${limit}`;
    if (due.length === 0) return accepted({ voided: 0 });
    const books = await lockBooks(tx.sql, due.map((row) => row.member_id));
    const holds = [...(await loadHolds(tx.sql, due.map((row) => row.id))).values()]
      .filter((hold) => hold.state === 'held' && books.has(hold.memberId));
    await loadLotsById(tx.sql, new Set(books.values()),
      holds.flatMap((hold) => hold.parts.map((part) => part.lotId)));
    for (const hold of holds) {
      giveBack(books.get(hold.memberId)!, hold, tx.now, 'TIME_UP');
      tx.audit({ subjectId: hold.id, before: { state: 'held' }, after: { state: hold.state },
        reason: 'TIME_UP' });
    }
    await saveBooks(tx, books.values());
    await updateHolds(tx.sql, holds);
    return accepted({ voided: holds.length });
  },
});
