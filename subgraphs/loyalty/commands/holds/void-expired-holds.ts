import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { saveBooks } from '../../persistence/postings.ts';
import { lapseHolds } from '../points/due.ts';

/** Holds whose time is up give their points back, at most `limit`; answers how many. */
export const voidExpiredHolds = defineCommand<{ limit: number }, { voided: number }, never>({
  name: 'loyalty.void-expired-holds',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string; member_id: string }>`
      select id, member_id from points_hold where state = 'held' and expires_at <= ${tx.now}
      order by expires_at limit ${limit}`;
    if (due.length === 0) return accepted({ voided: 0 });
    const books = await lockBooks(tx.sql, due.map((row) => row.member_id));
    const voided = await lapseHolds(tx, books, due.map((row) => row.id));
    await saveBooks(tx, books.values());
    return accepted({ voided });
  },
});
