import { drain, untilNothing } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { askPointWorths } from '../calls/ask-point-worths.ts';
import { giveToSegments } from '../calls/give-to-segments.ts';
import { learnSegments } from '../calls/learn-segments.ts';
import { settleExtras } from '../calls/settle-extras.ts';
import { settleRedemptions } from '../calls/settle-redemptions.ts';
import { tellBirthdays } from '../commands/birthdays/tell-birthdays.ts';
import { keepPointWorths } from '../commands/cost/keep-point-worths.ts';
import { costProof } from '../commands/cost/prove-cost.ts';
import { readGauges } from '../commands/cost/read-gauges.ts';
import { expireCouponHolds } from '../commands/coupons/expire-coupon-holds.ts';
import { lapseExtras } from '../commands/entitlements/lapse-extras.ts';
import { missOverdue } from '../commands/entitlements/miss-overdue.ts';
import { expireRedemptions } from '../commands/redemptions/expire-redemptions.ts';
import { noteUsedCoupons } from '../commands/redemptions/note-used-coupons.ts';
import { remindRedemptions } from '../commands/redemptions/remind-redemptions.ts';

/** A point costs what the rule of its day says it is worth; until loyalty has answered, what the house begins with. */
const learnPointWorths: Job = {
  name: 'learn-point-worths', cron: '*/10 * * * *',
  run: async (context, _input, services) => {
    const worths = await askPointWorths(services);
    await context.run(keepPointWorths, { id: null, requestId: 'job learn-point-worths' }, { worths });
  },
};

/** What an alert watches. */
const readTheGauges: Job = {
  name: 'read-gauges', cron: '3,13,23,33,43,53 * * * *',
  run: async (context) => {
    await context.run(readGauges, { id: null, requestId: 'job read-gauges' }, {});
  },
};

/** Each minute, and right after something is given back: what loyalty has to be told or asked. */
const settle: Job = {
  name: 'settle-redemptions', cron: '* * * * *',
  run: async (context, _input, services) => {
    await untilNothing(context, expireRedemptions, {}, ({ expired }) => expired);
    await untilNothing(context, noteUsedCoupons, {}, ({ used }) => used);
    await settleRedemptions(services);
  },
};

/** Whoever bought a benefit asks at once; what is older than that lost its answer. */
const PATIENCE_MS = 30_000;
const settleBought: Job = {
  name: 'settle-extras', cron: '* * * * *',
  run: (context, _input, services) =>
    settleExtras(services, { before: new Date(context.home.clock.now().getTime() - PATIENCE_MS) }),
};

/** At the end of a hold, and each minute for whatever a lost job left behind. */
export const expireCouponHoldsJob: Job =
  drain('expire-coupon-holds', '* * * * *', expireCouponHolds, ({ expired }) => expired);

/** When a run is asked for, and each five minutes for what was broken off. */
export const giveToSegmentsJob: Job = {
  name: 'give-to-segments',
  cron: '*/5 * * * *',
  run: (context, _input, services) => giveToSegments(context, services),
};

/** When something is kept for a segment, and each five minutes for what was broken off. */
const learnGatedSegments: Job = {
  name: 'learn-segments',
  cron: '*/5 * * * *',
  run: (context, _input, services) => learnSegments(context, services),
};

export const jobs: readonly Job[] = [
  settle,
  drain('remind-redemptions', '*/10 * * * *', remindRedemptions, ({ told }) => told),
  expireCouponHoldsJob, giveToSegmentsJob, learnGatedSegments,
  learnPointWorths, readTheGauges, ...costProof.jobs,
  settleBought,
  // Each hour, for days begin and end at different hours in different zones.
  drain('miss-overdue', '10 * * * *', missOverdue, ({ missed }) => missed),
  // At the end of a last day, and each hour for whatever a lost job left behind.
  drain('lapse-extras', '15 * * * *', lapseExtras, ({ lapsed }) => lapsed),
  drain('tell-birthdays', '20 * * * *', tellBirthdays, ({ told }) => told),
];
