import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { expireLots as expire } from '../../domain/expiry.ts';
import { loadLots, lockBooks } from '../../persistence/accounts.ts';
import { saveBooks } from '../../persistence/postings.ts';

/** Posts what has expired, at most `limit` members; answers how many members and points. */
export const expireLots = defineCommand<
  { limit: number }, { members: number; points: bigint }, never
>({
  name: 'loyalty.expire-lots',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ member_id: string }>`
      select distinct member_id from (select member_id from lot
        where remaining > 0 and state = 'active' and expires_at <= ${tx.now}
        order by expires_at limit ${limit}) as ended`;
    const books = new Set((await lockBooks(tx.sql, due.map((row) => row.member_id))).values());
    await loadLots(tx.sql, books);
    let points = 0n;
    for (const book of books) points += expire(book, tx.now);
    await saveBooks(tx, books);
    return accepted({ members: books.size, points });
  },
});
