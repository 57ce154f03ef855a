import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import { reserveOpen } from '../calls/reserve-points.ts';
import { settlePoints } from '../calls/settle-points.ts';
import { expireHolds } from '../commands/expire-holds.ts';
import { lookAtOrders } from '../calls/look-at-orders.ts';
import { matchPayments } from '../calls/match-payments.ts';
import { closeDueLotteries } from '../commands/lotteries/draw-lottery.ts';
import { handOutPrizes } from '../commands/lotteries/hand-out-prizes.ts';
import { resealAll } from '../calls/reseal-all.ts';
import { forgetInteractions } from '../commands/interactions/forget-interactions.ts';
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

/** Each hour, and when something became of an order: whether what was claimed and paid still stands. */
export const lookAtOrdersJob: Job = {
  name: 'look-at-orders',
  cron: '11 * * * *',
  run: (_context, _input, services) => lookAtOrders(services),
};

const handOutAll = (context: HandlerContext): Promise<void> =>
  untilNothing(context, handOutPrizes, {}, ({ handed }) => handed);

/** Right after a draw. */
export const handOutPrizesJob: Job = { name: 'hand-out-prizes', run: handOutAll };

/** Each hour: seeds of lotteries follow the house's present secret. */
export const resealSeedsJob: Job = {
  name: 'reseal-seeds',
  cron: '41 * * * *',
  run: (_context, _input, services) => resealAll(services),
};

/** Single interactions that nobody can tell again. */
export const forgetInteractionsJob: Job =
  drain('forget-interactions', '26 * * * *', forgetInteractions, ({ forgotten }) => forgotten);

/** Each minute: whatever a lost job left behind. */
export const sweepJob: Job = {
  name: 'sweep',
  cron: '* * * * *',
  run: async (context, _input, services) => {
    await expireAll(context, null);
    await untilNothing(context, endOverdueSessions, {}, ({ ended }) => ended);
    await untilNothing(context, closeDueLotteries, {}, ({ closed }) => closed);
    await handOutAll(context);
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
