import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { endQuotes } from '../../persistence/quotes/end-quotes.ts';

/** Ends quotes whose minutes are over; what they held goes back. */
export const endLapsedQuotes = defineCommand<{ limit: number }, { ended: number }, never>({
  name: 'orders.end-lapsed-quotes',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string }>`
      select id from quote where state in ('pricing', 'holding', 'open') and locked_until <= ${tx.now}
      limit ${limit} for update skip locked`;
    await endQuotes(tx, due.map(({ id }) => id), 'expired', 'its time was over');
    return accepted({ ended: due.length });
  },
});
