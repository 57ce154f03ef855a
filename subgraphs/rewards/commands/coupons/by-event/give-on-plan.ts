import { defineCommand } from '../../../../kernel/commands/command.ts';
import { issueOnEvent, type NotYet } from './issue-on-event.ts';
import { givenAgain } from './stand-again.ts';

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
 * not stand and is made again an offer gives none where a sale used or holds the one of before: that one stands again,
 * also where the offer has ended since.
 */
export const giveOnPlan = defineCommand<PlanPosting, null, NotYet>({
  name: 'rewards.give-on-plan',
  execute: async (tx, { trigger, planId, memberId, postingId, at }) => {
    const causeKey = `${planId} ${postingId}`;
    const again = await givenAgain(tx, { cause: 'plan', abouts: [planId], key: causeKey }, trigger);
    return issueOnEvent(tx, { trigger, at, ...again }, [{ memberId, cause: 'plan', causeKey }]);
  },
});
