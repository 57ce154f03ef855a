import { defineCommand } from '../../../../kernel/commands/command.ts';
import { accepted } from '../../../../kernel/outcome.ts';
import { takeBackCaused } from './take-back-caused.ts';

/** A plan that was left before it matured, or one payment of it that did not stand. */
export interface PlanGone { readonly planId: string; readonly postingId: string | null }

/** What a gold plan, or one payment of it, brought is void if nobody used it. */
export const takePlanBack = defineCommand<PlanGone, null, never>({
  name: 'rewards.take-plan-back',
  execute: async (tx, { planId, postingId }) => {
    await takeBackCaused(tx, {
      cause: 'plan', about: planId, key: postingId === null ? null : `${planId} ${postingId}`,
    }, postingId === null ? 'the plan was left' : 'the payment did not stand');
    return accepted(null);
  },
});
