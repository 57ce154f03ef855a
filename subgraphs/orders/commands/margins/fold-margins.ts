import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** What sales and returns have appended goes into the margins by day and month, at most `limit` deltas at a time. */
export const foldMargins = defineCommand<{ limit: number }, { folded: number }, never>({
  name: 'orders.fold-margins',
  execute: async (tx, { limit }) => {
    const { folded } = await tx.sql.one<{ folded: number }>`select fold_margins(${limit}) as folded`;
    return accepted({ folded });
  },
});
