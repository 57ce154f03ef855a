import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';

/** What sales have appended goes into the sums by day and month, at most `limit` deltas at a time. */
export const foldSales = defineCommand<{ limit: number }, { folded: number }, never>({
  name: 'orders.fold-sales',
  execute: async (tx, { limit }) => {
    const { folded } = await tx.sql.one<{ folded: number }>`select fold_sales(${limit}) as folded`;
    return accepted({ folded });
  },
});
