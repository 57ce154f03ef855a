import type { Job } from '../../kernel/define-subgraph.ts';
import { askPointWorths } from '../calls/ask-point-worths.ts';
import { keepPointWorths } from '../commands/cost/keep-point-worths.ts';
import { costProof } from '../commands/cost/prove-cost.ts';
import { readGauges } from '../commands/cost/read-gauges.ts';

/** A point costs what the rule of its day says it is worth; until loyalty has answered, what the house begins with. */
const learnPointWorths: Job = {
  name: 'learn-point-worths', cron: '*/10 * * * *',
  run: async (context, _input, services) => {
    const worths = await askPointWorths(services);
    await context.run(keepPointWorths, { id: null, requestId: 'job learn-point-worths' }, { worths });
  },
};

/** What an alert watches. */
const readTheGauges: Job = {
  name: 'read-gauges', cron: '3-59/10 * * * *',
  run: async (context) => {
    await context.run(readGauges, { id: null, requestId: 'job read-gauges' }, {});
  },
};

export const jobs: readonly Job[] = [learnPointWorths, readTheGauges, ...costProof.jobs];
