import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** Coupons and points of ended quotes are back where they came from. */
export const noteReleased = defineBatchCommand<{ readonly quoteId: string }, null, never>({
  name: 'orders.note-released',
  maxBatch: 100,
  executeAll: async (tx, requests) => {
    const done = await tx.sql.all<{ id: string }>`update quote set holds = 'settled' where holds = 'due'
      and id = any(${requests.map(({ input }) => input.quoteId)}::uuid[]) returning id`;
    for (const { id } of done) tx.audit({ subjectId: id, after: { holds: 'settled' } });
    return requests.map(() => accepted(null));
  },
});
