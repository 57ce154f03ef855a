import type { Job } from '../../kernel/define-subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { renewAttributions } from '../commands/history/renew-attributions.ts';
import { tellOutletsAnew } from '../commands/network/tell-outlets-anew.ts';
import { releaseRebates } from '../commands/rebates/release-rebates.ts';

const LIMIT = 500;

/** Each day after midnight in Shanghai: who belongs to whom from now on. */
const renew: Job = {
  name: 'renew-attributions',
  cron: '5 16 * * *',
  run: async (context) => {
    for (;;) {
      const run = { id: newId(), requestId: 'job renew-attributions' };
      const outcome = await context.run(renewAttributions, run, { limit: LIMIT });
      if (!outcome.ok || outcome.value.decided < LIMIT) return;
    }
  },
};

/** Each hour: return windows that have ended. */
const release: Job = {
  name: 'release-rebates',
  cron: '20 * * * *',
  run: async (context) => {
    await context.run(releaseRebates, { id: newId(), requestId: 'job release-rebates' }, {});
  },
};

/** Mostly finds nothing: only an upgrade leaves outlets whose news says too little. */
const tellAnew: Job = {
  name: 'tell-outlets-anew',
  cron: '*/5 * * * *',
  run: async (context) => {
    for (;;) {
      const run = { id: newId(), requestId: 'job tell-outlets-anew' };
      const outcome = await context.run(tellOutletsAnew, run, { limit: LIMIT });
      if (!outcome.ok || outcome.value.told < LIMIT) return;
    }
  },
};

export const jobs: readonly Job[] = [renew, release, tellAnew];
