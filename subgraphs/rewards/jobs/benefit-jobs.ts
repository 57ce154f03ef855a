import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { settleExtras } from '../calls/settle-extras.ts';
import { tellBirthdays } from '../commands/birthdays/tell-birthdays.ts';
import { missOverdue } from '../commands/entitlements/miss-overdue.ts';

/** Whoever bought asks at once; what is older than that lost its answer. */
const PATIENCE_MS = 30_000;

/** What benefits do by the clock. */
export const benefitJobs: readonly Job[] = [
  {
    name: 'settle-extras', cron: '* * * * *',
    run: (context, _input, services) =>
      settleExtras(services, { before: new Date(context.home.clock.now().getTime() - PATIENCE_MS) }),
  },
  // Each hour, for days begin and end at different hours in different zones.
  drain('miss-overdue', '10 * * * *', missOverdue, ({ missed }) => missed),
  drain('tell-birthdays', '20 * * * *', tellBirthdays, ({ told }) => told),
];
