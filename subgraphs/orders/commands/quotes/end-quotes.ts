import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { endQuotes } from '../../persistence/quotes/end-quotes.ts';

/** Ends quotes whose minutes are over, and placed ones that nobody paid; what they held goes back. */
export const endLapsedQuotes = defineCommand<{ limit: number }, { ended: number }, never>({
  name: 'orders.end-lapsed-quotes',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string; state: string }>`
      select id, state from quote where state in ('pricing', 'holding', 'open', 'placed') and locked_until <= ${tx.now}
      limit ${limit} for update skip locked`;
    const of = (placed: boolean) => due.filter(({ state }) => (state === 'placed') === placed).map(({ id }) => id);
    await endQuotes(tx, of(false), 'expired', 'its time was over');
    await endQuotes(tx, of(true), 'unpaid', 'it was not paid in time');
    return accepted({ ended: due.length });
  },
});
