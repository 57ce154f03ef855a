import { defineCommand } from '../../../../kernel/commands/command.ts';
import { issueOnEvent, type NotYet } from './issue-on-event.ts';

/** An instalment of a gold plan that coupons are given for. */
export interface PlanPosting {
  readonly trigger: 'plan_begun' | 'plan_matured';
  readonly planId: string;
  readonly memberId: string;
  readonly postingId: string;
  readonly at: Date;
}

/** The first or the last instalment of a gold plan is paid: its coupons, once for each payment. */
export const giveOnPlan = defineCommand<PlanPosting, null, NotYet>({
  name: 'rewards.give-on-plan',
  execute: (tx, { trigger, planId, memberId, postingId, at }) => issueOnEvent(tx, { trigger, at },
    [{ memberId, cause: 'plan', causeKey: `${planId} ${postingId}` }]),
});
