import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { CommandHome } from '../../kernel/commands/run-command.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { expireHolds, EXPIRY_CHUNK } from '../commands/expire-holds.ts';
import { matchPayments } from '../commands/orders/match-orders.ts';
import { openReservations, reservePoints } from '../calls/reserve-points.ts';
import { settlePoints } from '../calls/settle-points.ts';
import { endOverdueSessions } from '../commands/sessions/end-overdue-sessions.ts';
import { RESERVATION_PATIENCE_MS } from '../domain/claim-rules.ts';

const caller = (job: string) => ({ actor: serviceActor('campaigns', []), requestId: `job ${job}` });

async function expireAll(home: CommandHome, dropId: string | null): Promise<void> {
  for (;;) {
    const outcome = await runCommand(home, caller('expire-holds'), expireHolds, { dropId });
    if (!outcome.ok || outcome.value.expired < EXPIRY_CHUNK) return;
  }
}

/** At the end of holds of one drop. */
export const expireHoldsJob: Job = {
  name: 'expire-holds',
  run: ({ home }, { dropId }: { dropId: string }) => expireAll(home, dropId),
};

/** Some time after reservations, and at once after promotions: asks loyalty for what is still open. */
export const reservePointsJob: Job = {
  name: 'reserve-points',
  run: async (_, { dropId }: { dropId: string }, services) => {
    await reservePoints(services, await openReservations(services, { dropId }));
  },
};

export const settlePointsJob: Job = {
  name: 'settle-points',
  run: (_context, _input, services) => settlePoints(services),
};

/** Each quarter of an hour: orders that were recorded after their claim was paid. */
export const matchOrdersJob: Job = {
  name: 'match-orders',
  cron: '7,22,37,52 * * * *',
  run: (_context, _input, services) => matchPayments(services),
};

/** Each minute: whatever a lost job left behind. */
export const sweepJob: Job = {
  name: 'sweep',
  cron: '* * * * *',
  run: async ({ home }, _input, services) => {
    await expireAll(home, null);
    await runCommand(home, caller('sweep'), endOverdueSessions, {});
    const before = new Date(home.clock.now().getTime() - RESERVATION_PATIENCE_MS);
    await reservePoints(services, await openReservations(services, { before }));
    await settlePoints(services);
  },
};
