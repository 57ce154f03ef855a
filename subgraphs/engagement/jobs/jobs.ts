import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { seedsFrom } from '../calls/seeds.ts';
import { settleTurns } from '../calls/settle-turns.ts';
import { forgetEarnings } from '../commands/facts/take-earnings.ts';
import { openDays, revealDays } from '../commands/formats/turn-days.ts';
import { settleOrders } from '../commands/referrals/settle-orders.ts';
import { tellCasesAnew } from '../commands/review/tell-cases-anew.ts';

/** Days begin on a quarter of an hour in every zone; promises come first, then the seeds of days that are over. */
const turnDays: Job = {
  name: 'turn-days', cron: '0,15,30,45 * * * *',
  run: async (context, _input, services) => {
    const seedsOf = seedsFrom(services);
    await context.run(openDays, { id: null, requestId: 'job turn-days' }, { seedsOf });
    await untilNothing(context, revealDays, { seedsOf }, ({ revealed }) => revealed);
  },
};

/** Whoever took a turn asks at once; what is older than that lost its answer. */
const PATIENCE_MS = 30_000;
const settleTaken: Job = {
  name: 'settle-turns', cron: '* * * * *',
  run: (context, _input, services) =>
    settleTurns(services, { before: new Date(context.home.clock.now().getTime() - PATIENCE_MS) }),
};

export const jobs: readonly Job[] = [
  // Each hour, for windows end at different hours in different zones.
  drain('settle-orders', '12 * * * *', settleOrders, ({ settled }) => settled),
  turnDays, settleTaken,
  // Mostly finds nothing: only an upgrade leaves cases that loyalty has not heard of.
  drain('tell-cases-anew', '*/5 * * * *', tellCasesAnew, ({ told }) => told),
  drain('forget-earnings', '20 18 * * *', forgetEarnings, ({ forgotten }) => forgotten),
];
