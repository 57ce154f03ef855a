import type { Job } from '../../kernel/define-subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { foldSaleDays } from '../commands/facts/fold-sale-days.ts';
import { renewAttributions } from '../commands/history/renew-attributions.ts';
import { rebateProof } from '../commands/prove-rebates.ts';
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

const FOLDED_AT_ONCE = 10_000;

/** Every minute: readers add up what is not folded yet, so it must stay little. */
const fold: Job = {
  name: 'fold-sale-days',
  cron: '* * * * *',
  run: async (context) => {
    for (;;) {
      const run = { id: newId(), requestId: 'job fold-sale-days' };
      const outcome = await context.run(foldSaleDays, run, { limit: FOLDED_AT_ONCE });
      if (!outcome.ok || outcome.value.folded < FOLDED_AT_ONCE) return;
    }
  },
};

export const jobs: readonly Job[] = [renew, release, fold, ...rebateProof.jobs];
