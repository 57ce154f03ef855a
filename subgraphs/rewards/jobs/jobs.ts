import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { settleRedemptions } from '../calls/settle-redemptions.ts';
import { expireRedemptions } from '../commands/redemptions/expire-redemptions.ts';
import { remindRedemptions } from '../commands/redemptions/remind-redemptions.ts';

/** Each minute, and right after something is given back: what loyalty has to be told or asked. */
const settle: Job = {
  name: 'settle-redemptions', cron: '* * * * *',
  run: async (context, _input, services) => {
    await untilNothing(context, expireRedemptions, {}, ({ expired }) => expired);
    await settleRedemptions(services);
  },
};

export const jobs: readonly Job[] = [
  settle,
  drain('remind-redemptions', '*/10 * * * *', remindRedemptions, ({ told }) => told),
];
