import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import { NOBODY } from '../../kernel/ids.ts';
import { fitProgrammes } from '../calls/fit-programmes.ts';
import { runExports } from '../calls/exports/run-exports.ts';
import { makeFirstRecommendations, refreshRecommendations } from '../calls/refresh-recommendations.ts';
import { keepMonths } from '../commands/keep-months.ts';
import { EXPORT_JOB } from '../commands/exports/start-export.ts';
import { sweepExports } from '../commands/exports/sweep-exports.ts';
import { askRefit, FIT_JOB } from '../commands/prediction/ask-refit.ts';
import { scoreMembers } from '../commands/prediction/score-members.ts';
import { startDueSnapshots } from '../commands/segments/start-due-snapshots.ts';
import { stepSnapshot } from '../commands/segments/step-snapshot.ts';
import { startDueTagRuns } from '../commands/tags/start-due-tag-runs.ts';
import { stepTagRun } from '../commands/tags/step-tag-run.ts';
import { factProof } from '../commands/prove-facts.ts';

/** So many members are looked at in one transaction. */
const RANGE = 5_000;

const takeSnapshots = (context: HandlerContext): Promise<void> =>
  untilNothing(context, stepSnapshot, {}, ({ stepped }) => stepped, { limit: RANGE });

const runTagRules = (context: HandlerContext): Promise<void> =>
  untilNothing(context, stepTagRun, {}, ({ stepped }) => stepped, { limit: RANGE });

export const jobs: readonly Job[] = [
  // Each hour, for months end at different hours in different zones.
  drain('keep-months', '25 * * * *', keepMonths, ({ moved }) => moved, { limit: 5_000 }),
  ...factProof.jobs,
  // On the first of each month; a refit that was left standing is gone on with.
  {
    name: 'refit-predictions', cron: '40 18 1 * *',
    run: async (context) => {
      await context.run(askRefit, { id: null, requestId: 'job:refit-predictions' }, {});
      await fitAndScore(context);
    },
  },
  { name: FIT_JOB, run: fitAndScore },
  // At night, for it counts all purchases; a house without any recommendations yet has them within the hour.
  { name: 'refresh-recommendations', cron: '50 19 * * *', run: refreshRecommendations },
  { name: 'first-recommendations', cron: '55 * * * *', run: makeFirstRecommendations },
  // Each hour: days end at different hours, and orders come back at any.
  { name: 'score-members', cron: '35 * * * *', run: scoreAll },
  { name: 'run-tag-rules', run: runTagRules },
  {
    // Before snapshots: segments ask for tags.
    name: 'start-tag-runs', cron: '10 19 * * *',
    run: async (context) => {
      await context.run(startDueTagRuns, { id: null, requestId: 'job start-tag-runs' }, {});
      await runTagRules(context);
    },
  },
  // Each minute, for those that wait behind others, and those whose process died.
  { name: EXPORT_JOB, cron: '* * * * *', run: runExports },
  drain('sweep-exports', '50 * * * *', sweepExports, ({ swept }) => swept, { limit: 50 }),
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

const AT_ONCE = 500;

async function fitAndScore(context: HandlerContext): Promise<void> {
  await fitProgrammes(context);
  await scoreAll(context);
  await refreshRecommendations(context);
}

/** Every member once; only those are scored whose score is not today's. */
async function scoreAll(context: HandlerContext): Promise<void> {
  for (let after: string | null = NOBODY; after !== null;) after = await scoreSome(context, after);
}

async function scoreSome({ run }: HandlerContext, after: string): Promise<string | null> {
  const outcome = await run(scoreMembers, { id: null, requestId: 'job:score-members' }, { after, limit: AT_ONCE });
  return outcome.ok ? outcome.value.last : null;
}
