import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** What rebates have appended goes into the sums by day, at most `limit` deltas at a time. */
export const foldRebateDays = defineCommand<{ limit: number }, { folded: number }, never>({
  name: 'franchises.fold-rebate-days',
  execute: async (tx, { limit }) => {
    const { folded } = await tx.sql.one<{ folded: number }>`select fold_rebate_days(${limit}) as folded`;
    return accepted({ folded });
  },
});
