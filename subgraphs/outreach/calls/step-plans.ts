import { untilNothing } from '../../kernel/commands/drain.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { cancelLeft } from '../commands/messages/call-off-plan.ts';
import { runningPlans, stepPlan } from '../commands/messages/step-plan.ts';
import { askSegmentMembers } from './ask-segments.ts';

interface Running { readonly id: string; readonly segmentId: string | null; readonly cursor: string | null }

/**
 * Goes on with every plan that is not finished, from where it stands; insights says who is in a segment. One that
 * cannot go on now holds up no other; the job fails with the first of such, and is tried again.
 */
export async function stepPlans(context: HandlerContext, services: Services): Promise<void> {
  await untilNothing(context, cancelLeft, {}, ({ cancelled }) => cancelled);
  const plans = await context.home.database.sql.all<Running>`${runningPlans}`;
  const failures: unknown[] = [];
  for (const { id } of plans) {
    try {
      while (await step(context, services, id));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function step(context: HandlerContext, services: Services, planId: string): Promise<boolean> {
  const plan = await context.home.database.sql.maybe<Running>`select * from (${runningPlans}) p where p.id = ${planId}`;
  if (!plan) return false;
  const found = plan.segmentId === null ? null : await askSegmentMembers(services, plan.segmentId, plan.cursor);
  const page = plan.segmentId === null ? null
    : { memberIds: found?.memberIds ?? [], to: found?.to ?? plan.cursor, isLast: !found?.hasMore };
  const outcome = await context.run(stepPlan, { id: null, requestId: `plan:${planId}` },
    { planId, from: plan.cursor, page });
  return outcome.ok && outcome.value.goesOn;
}
