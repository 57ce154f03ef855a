import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { cancelMessages, ofPlan } from '../../persistence/cancel-messages.ts';
import { outreachRulesAt } from '../../persistence/policies.ts';
import { stale, unknown } from '../refuse.ts';

const MOST = 5_000;
export interface CallOffPlan { readonly planId: string; readonly expectedVersion: number }
type Code = 'NOT_FOUND' | 'STALE' | 'NOT_NOW';

/** Calls a plan off: nobody more is planned, and what has not gone is taken back with its slot; the rest by the job. */
export const callOffPlan = defineCommand<CallOffPlan, { planId: string }, Code>({
  name: 'outreach.call-off-plan',
  execute: async (tx, { planId, expectedVersion }) => {
    const plan = await tx.sql.maybe<{ state: string; version: number }>`
      select state, version from message_plan where id = ${planId} for update`;
    if (!plan) return unknown('id');
    const late = stale(plan.version, expectedVersion);
    if (late) return late;
    if (plan.state === 'called_off') return refused('NOT_NOW', 'It was called off already.', ['id']);
    await tx.sql.run`update message_plan set state = 'called_off', finished_at = ${tx.now}, version = version + 1
      where id = ${planId}`;
    const rules = await outreachRulesAt(tx.sql, tx.now);
    const cancelled = await cancelMessages(tx, ofPlan(planId), { reason: 'called_off', limit: MOST }, rules);
    if (cancelled === MOST) tx.schedule({ job: 'step-plans', at: tx.now, payload: {}, key: `plan:${planId}` });
    tx.audit({ subjectId: planId, before: { state: plan.state }, after: { state: 'called_off', cancelled } });
    return accepted({ planId });
  },
});

/** What is left of plans that were called off; answers how many it took back. */
export const cancelLeft = defineCommand<{ limit: number }, { cancelled: number }, never>({
  name: 'outreach.cancel-left',
  execute: async (tx, { limit }) => {
    const left = await tx.sql.maybe<{ planId: string }>`select p.id as "planId" from message_plan p
      where p.state = 'called_off' and exists (select 1 from message m where m.plan_id = p.id and m.state = 'planned')
      order by p.asked_at desc limit 1`;
    if (!left) return accepted({ cancelled: 0 });
    const rules = await outreachRulesAt(tx.sql, tx.now);
    const cancelled = await cancelMessages(tx, ofPlan(left.planId), { reason: 'called_off', limit }, rules);
    if (cancelled > 0) tx.audit({ subjectId: left.planId, after: { cancelled } });
    return accepted({ cancelled });
  },
});
