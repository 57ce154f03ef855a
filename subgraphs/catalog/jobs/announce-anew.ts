import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { announceAnew } from '../commands/announce-anew.ts';

const CHUNK = 500;

/** Mostly finds nothing: only an upgrade leaves items whose news says too little. */
export const announceAnewJob: Job = {
  name: 'announce-anew',
  cron: '*/5 * * * *',
  run: async ({ home }) => {
    const caller = { actor: serviceActor('catalog', []), requestId: 'job announce-anew' };
    for (;;) {
      const outcome = await runCommand(home, caller, announceAnew, { limit: CHUNK });
      if (!outcome.ok || outcome.value.announced < CHUNK) return;
    }
  },
};
