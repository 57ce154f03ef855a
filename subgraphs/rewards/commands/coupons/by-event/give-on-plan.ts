import { defineCommand } from '../../../../kernel/commands/command.ts';
import { issueOnEvent, type NotYet } from './issue-on-event.ts';
import { standAgain } from './stand-again.ts';

/** An instalment of a gold plan that coupons are given for. */
export interface PlanPosting {
  readonly trigger: 'plan_begun' | 'plan_matured';
  readonly planId: string;
  readonly memberId: string;
  readonly postingId: string;
  readonly at: Date;
}

/**
 * The first or the last instalment of a gold plan is paid: its coupons, once for each payment. Of a payment that did
 * not stand and is made again an offer gives none where a sale used or holds the one of before: that one stands again.
 */
export const giveOnPlan = defineCommand<PlanPosting, null, NotYet>({
  name: 'rewards.give-on-plan',
  execute: (tx, { trigger, planId, memberId, postingId, at }) => {
    const given = async (offerIds: readonly string[]) => {
      await standAgain(tx, { cause: 'plan', about: planId, key: `${planId} ${postingId}` }, offerIds);
      const rows = await tx.sql.all<{ offer_id: string }>`select offer_id from coupon
        where cause in ('referral', 'heritage', 'plan') and "left"(cause_key, 36) = ${planId} and cause = 'plan'
          and offer_id = any(${[...offerIds]}::uuid[]) and state in ('used', 'held')`;
      return new Set(rows.map((row) => row.offer_id));
    };
    return issueOnEvent(tx, { trigger, at, given }, [{ memberId, cause: 'plan', causeKey: `${planId} ${postingId}` }]);
  },
});
