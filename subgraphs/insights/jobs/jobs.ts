import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import { keepMonths } from '../commands/keep-months.ts';
import { startDueSnapshots } from '../commands/segments/start-due-snapshots.ts';
import { stepSnapshot } from '../commands/segments/step-snapshot.ts';
import { factProof } from '../commands/prove-facts.ts';

/** So many members are looked at in one transaction. */
const RANGE = 5_000;

const takeSnapshots = (context: HandlerContext): Promise<void> =>
  untilNothing(context, stepSnapshot, {}, ({ stepped }) => stepped, { limit: RANGE });

export const jobs: readonly Job[] = [
  // Each hour, for months end at different hours in different zones.
  drain('keep-months', '25 * * * *', keepMonths, ({ moved }) => moved, { limit: 5_000 }),
  ...factProof.jobs,
  { name: 'take-snapshots', run: takeSnapshots },
  {
    // Before the first shop opens.
    name: 'start-snapshots', cron: '40 19 * * *',
    run: async (context) => {
      await context.run(startDueSnapshots, { id: null, requestId: 'job start-snapshots' }, {});
      await takeSnapshots(context);
    },
  },
];
