import type { Job } from '../../kernel/define-subgraph.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { completeOrders } from '../commands/complete-orders.ts';

const CHUNK = 5_000;

/** Hourly: what passed its return window is completed. */
export const completeOrdersJob: Job = {
  name: 'complete-orders',
  cron: '20 * * * *',
  run: async ({ home }) => {
    const caller = { actor: serviceActor('orders', []), requestId: 'job complete-orders' };
    for (;;) {
      const outcome = await runCommand(home, caller, completeOrders, { limit: CHUNK });
      if (!outcome.ok || outcome.value.completed < CHUNK) return;
    }
  },
};
