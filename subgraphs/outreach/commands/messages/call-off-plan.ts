import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { cancelMessages, NOT_GONE, ofNotice, ofPlan } from '../../persistence/cancel-messages.ts';
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
    const cancelled = await cancelMessages(tx, ofPlan(planId), { reason: 'called_off', limit: MOST });
    if (cancelled === MOST) tx.schedule({ job: 'step-plans', at: tx.now, payload: {}, key: `plan:${planId}` });
    tx.audit({ subjectId: planId, before: { state: plan.state }, after: { state: 'called_off', cancelled } });
    return accepted({ planId });
  },
});

/** What is left of plans that were called off and of rules that were switched off; answers how many it took back. */
export const cancelLeft = defineCommand<{ limit: number }, { cancelled: number }, never>({
  name: 'outreach.cancel-left',
  execute: async (tx, { limit }) => {
    const left = await tx.sql.maybe<{ planId: string }>`select p.id as "planId" from message_plan p
      where p.state = 'called_off' and exists (select 1 from message m where m.plan_id = p.id and ${NOT_GONE})
      order by p.asked_at desc limit 1`;
    if (!left) return cancelOfRules(tx, limit);
    const cancelled = await cancelMessages(tx, ofPlan(left.planId), { reason: 'called_off', limit });
    if (cancelled > 0) tx.audit({ subjectId: left.planId, after: { cancelled } });
    return accepted({ cancelled });
  },
});

async function cancelOfRules(tx: Tx, limit: number): Promise<Outcome<{ cancelled: number }, never>> {
  const off = await tx.sql.maybe<{ notice: string }>`select r.notice from message_rule r
    where not r.is_on and exists (select 1 from message m where m.notice = r.notice and ${NOT_GONE}) limit 1`;
  if (!off) return accepted({ cancelled: 0 });
  const cancelled = await cancelMessages(tx, ofNotice(off.notice), { reason: 'called_off', limit });
  if (cancelled > 0) tx.audit({ after: { notice: off.notice, cancelled } });
  return accepted({ cancelled });
}
