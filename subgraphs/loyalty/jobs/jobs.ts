import type { Job } from '../../kernel/define-subgraph.ts';
import type { Command } from '../../kernel/commands/command.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import { newId } from '../../kernel/ids.ts';
import { activatePoints } from '../commands/activate-points.ts';
import { expireLots } from '../commands/expire-lots.ts';
import { ledgerProof } from '../commands/prove-ledger.ts';
import { reviewTiers } from '../commands/review-tiers.ts';
import { voidExpiredHolds } from '../commands/void-expired-holds.ts';

const LIMIT = 500;

/** Runs a command again and again until it finds nothing due; each run is a transaction of its own. */
async function drain<Value>(
  context: HandlerContext, command: Command<{ limit: number }, Value, never>,
  count: (value: Value) => number,
): Promise<void> {
  for (;;) {
    const id = newId();
    const outcome = await context.run(command, { id, requestId: `job:${id}` }, { limit: LIMIT });
    if (!outcome.ok || count(outcome.value) === 0) return;
  }
}

export const loyaltyJobs: readonly Job[] = [
  {
    name: 'activate-points', cron: '7 * * * *',
    run: (context) => drain(context, activatePoints, ({ activated }) => activated),
  },
  {
    name: 'void-holds', cron: '17 * * * *',
    run: (context) => drain(context, voidExpiredHolds, ({ voided }) => voided),
  },
  {
    // 00:05 in the programmes' time zones, right after a month has ended.
    name: 'expire-lots', cron: '5 16 * * *',
    run: (context) => drain(context, expireLots, ({ members }) => members),
  },
  {
    name: 'review-tiers', cron: '25 16 * * *',
    run: (context) => drain(context, reviewTiers, ({ reviewed }) => reviewed),
  },
  ...ledgerProof.jobs,
];
