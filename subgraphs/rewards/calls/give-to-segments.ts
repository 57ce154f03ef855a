import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { stepCouponRun } from '../commands/coupons/coupon-run.ts';
import { askSegmentMembers } from './ask-segments.ts';

interface Run { readonly id: string; readonly segment_id: string; readonly cursor: string | null }

/** Goes on with every run that is not finished, from where it stands; insights says who is in the segment. */
export async function giveToSegments(context: HandlerContext, services: Services): Promise<void> {
  const runs = await context.home.database.sql.all<{ id: string }>`select id from coupon_run
    where finished_at is null order by id`;
  for (const { id } of runs) while (await step(context, services, id));
}

async function step(context: HandlerContext, services: Services, runId: string): Promise<boolean> {
  const run = await context.home.database.sql.maybe<Run>`select id, segment_id, cursor from coupon_run
    where id = ${runId} and finished_at is null`;
  if (!run) return false;
  const page = await askSegmentMembers(services, run.segment_id, run.cursor);
  const outcome = await context.run(stepCouponRun, { id: null, requestId: `coupon-run:${runId}` }, {
    runId, from: run.cursor, to: page ? page.to : run.cursor, memberIds: page?.memberIds ?? [],
    last: page ? page.hasMore ? null : 'done' : 'unknown_segment',
  });
  return outcome.ok && outcome.value.goesOn;
}
