import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import { reserveOpen } from '../calls/reserve-points.ts';
import { settlePoints } from '../calls/settle-points.ts';
import { expireHolds } from '../commands/expire-holds.ts';
import { matchPayments } from '../calls/match-payments.ts';
import { endOverdueSessions } from '../commands/sessions/end-overdue-sessions.ts';
import { forgetVisits } from '../commands/facts/keep-visits.ts';
import { settleMemberEvents } from '../commands/member-events/settle-member-events.ts';
import { settleWaiting } from '../commands/settle-waiting.ts';
import { RESERVATION_PATIENCE_MS } from '../domain/claim-rules.ts';

const expireAll = (context: HandlerContext, dropId: string | null): Promise<void> =>
  untilNothing(context, expireHolds, { dropId }, ({ expired }) => expired);

/** At the end of holds of one drop. */
export const expireHoldsJob: Job = {
  name: 'expire-holds',
  run: (context, { dropId }: { dropId: string }) => expireAll(context, dropId),
};

/** A waitlist of which more move than one transaction takes. */
export const settleWaitingJob: Job = {
  name: 'settle-waiting',
  run: (context, { dropId }: { dropId: string }) =>
    untilNothing(context, settleWaiting, { dropId }, ({ moved }) => moved),
};

/** Some time after reservations, and at once after promotions: asks loyalty for what is still open. */
export const reservePointsJob: Job = {
  name: 'reserve-points',
  run: async (_, { dropId }: { dropId: string }, services) => {
    await reserveOpen(services, { dropId });
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
  run: async (context, _input, services) => {
    await expireAll(context, null);
    await untilNothing(context, endOverdueSessions, {}, ({ ended }) => ended);
    const before = new Date(context.home.clock.now().getTime() - RESERVATION_PATIENCE_MS);
    await reserveOpen(services, { before });
    await settlePoints(services);
  },
};

/** Offers of places that nobody took, events that are over, and who stood where. */
export const memberEventJobs: readonly Job[] = [
  drain('settle-member-events', '* * * * *', settleMemberEvents, ({ settled }) => settled),
  drain('forget-visits', '19 3 * * *', forgetVisits, ({ forgotten }) => forgotten),
];
