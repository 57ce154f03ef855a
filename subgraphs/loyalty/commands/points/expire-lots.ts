import { defineCommand } from '../../../kernel/commands/command.ts';
import type { Lane } from '../../../kernel/commands/drain.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { expireLots as expire } from '../../domain/expiry.ts';
import { loadEndedLots, lockBooks } from '../../persistence/accounts.ts';
import { inLane } from '../../persistence/due/in-lane.ts';
import { saveBooks } from '../../persistence/postings.ts';

/** Posts what has expired, of at most `limit` lots; answers of how many members, and how many points. */
export const expireLots = defineCommand<
  { limit: number; lane?: Lane }, { members: number; points: bigint }, never
>({
  name: 'loyalty.expire-lots',
  execute: async (tx, { limit, lane }) => {
    const due = await tx.sql.all<{ member_id: string }>`
      select distinct member_id from (select member_id from lot
        where remaining > 0 and state = 'active' and expires_at <= ${tx.now} and ${inLane(lane)}
        order by expires_at limit ${limit}) as ended`;
    const books = new Set((await lockBooks(tx.sql, due.map((row) => row.member_id))).values());
    await loadEndedLots(tx.sql, books, tx.now);
    let points = 0n;
    for (const book of books) points += expire(book, tx.now);
    await saveBooks(tx, books);
    return accepted({ members: books.size, points });
  },
});
