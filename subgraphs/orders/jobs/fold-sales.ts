import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { foldSales } from '../commands/fold-sales.ts';

const CHUNK = 10_000;

/** Every minute, until nothing waits: readers add up what is not folded yet, so it must stay little. */
export const foldSalesJob: Job = {
  name: 'fold-sales',
  cron: '* * * * *',
  run: async ({ home }) => {
    const caller = { actor: serviceActor('orders', []), requestId: 'job fold-sales' };
    for (;;) {
      const outcome = await runCommand(home, caller, foldSales, { limit: CHUNK });
      if (!outcome.ok || outcome.value.folded < CHUNK) return;
    }
  },
};
