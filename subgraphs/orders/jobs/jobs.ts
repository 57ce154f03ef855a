import { serviceActor } from '../../kernel/actor.ts';
import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { releaseHolds } from '../calls/quotes/release-holds.ts';
import { completeOrders } from '../commands/complete-orders.ts';
import { foldSales } from '../commands/fold-sales.ts';
import { foldMargins } from '../commands/margins/fold-margins.ts';
import { linkWaiting } from '../commands/link-waiting.ts';
import { endLapsedQuotes } from '../commands/quotes/end-quotes.ts';

/** Each minute: a quote whose time is over ends, and what it held goes back. */
const endQuotes: Job = {
  name: 'end-quotes', cron: '* * * * *',
  run: async (context, _input, services) => {
    await untilNothing(context, endLapsedQuotes, {}, ({ ended }) => ended);
    await releaseHolds({ services }, { actor: serviceActor('orders', []), requestId: 'end-quotes' }, null);
  },
};

export const jobs: readonly Job[] = [
  // Hourly: what passed its return window is completed.
  drain('complete-orders', '20 * * * *', completeOrders, ({ completed }) => completed, { limit: 5_000 }),
  // Daily, and mostly for nothing: whoever is known by now gets what was kept for them.
  drain('link-waiting', '50 19 * * *', linkWaiting, ({ linked }) => linked),
  // Every minute: readers add up what is not folded yet, so it must stay little.
  drain('fold-sales', '* * * * *', foldSales, ({ folded }) => folded, { limit: 10_000, countsAll: true }),
  drain('fold-margins', '* * * * *', foldMargins, ({ folded }) => folded, { limit: 10_000, countsAll: true }),
  endQuotes,
];
