import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { endQuotes } from '../../persistence/quotes/end-quotes.ts';

/** Ends quotes that nobody placed in their minutes, and orders that nobody paid; what they held goes back. */
export const endLapsedQuotes = defineCommand<{ limit: number }, { ended: number }, never>({
  name: 'orders.end-lapsed-quotes',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string; state: string }>`
      select id, state from quote where state in ('pricing', 'holding', 'open') and locked_until <= ${tx.now}
        or state = 'placed' and pay_until <= ${tx.now} limit ${limit} for update skip locked`;
    for (const state of ['expired', 'cancelled'] as const) {
      const those = due.filter((quote) => (quote.state === 'placed') === (state === 'cancelled'));
      await endQuotes(tx, those.map(({ id }) => id), state,
        state === 'cancelled' ? 'unpaid in time' : 'not placed in time');
    }
    return accepted({ ended: due.length });
  },
});
