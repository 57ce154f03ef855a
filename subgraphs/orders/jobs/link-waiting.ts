import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { linkWaiting } from '../commands/link-waiting.ts';

const CHUNK = 500;

/** Daily, and mostly for nothing: whoever is known by now gets what was kept for them. */
export const linkWaitingJob: Job = {
  name: 'link-waiting',
  cron: '50 19 * * *',
  run: async ({ home }) => {
    const caller = { actor: serviceActor('orders', []), requestId: 'job link-waiting' };
    for (;;) {
      const outcome = await runCommand(home, caller, linkWaiting, { limit: CHUNK });
      if (!outcome.ok || outcome.value.linked < CHUNK) return;
    }
  },
};
