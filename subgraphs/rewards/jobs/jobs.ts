import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { giveToSegments } from '../calls/give-to-segments.ts';
import { expireCouponHolds } from '../commands/coupons/expire-coupon-holds.ts';

/** At the end of a hold, and each minute for whatever a lost job left behind. */
export const expireCouponHoldsJob: Job =
  drain('expire-coupon-holds', '* * * * *', expireCouponHolds, ({ expired }) => expired);

/** When a run is asked for, and each five minutes for what was broken off. */
export const giveToSegmentsJob: Job = {
  name: 'give-to-segments',
  cron: '*/5 * * * *',
  run: (context, _input, services) => giveToSegments(context, services),
};
