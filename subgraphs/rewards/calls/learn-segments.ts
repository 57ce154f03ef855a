import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { learnSegment } from '../commands/segments/learn-segment.ts';
import { askSegmentMembers } from './ask-segments.ts';

/** Asks insights who is in the segments that something was kept for of late, from where it stands. */
export async function learnSegments(context: HandlerContext, services: Services): Promise<void> {
  const open = await context.home.database.sql.all<{ id: string }>`select segment_id as id from gated_segment
    where learned_at is null order by gated_at, segment_id`;
  for (const { id } of open) while (await step(context, services, id));
}

async function step(context: HandlerContext, services: Services, segmentId: string): Promise<boolean> {
  const open = await context.home.database.sql.maybe<{ cursor: string | null }>`select cursor from gated_segment
    where segment_id = ${segmentId} and learned_at is null`;
  if (!open) return false;
  const page = await askSegmentMembers(services, segmentId, open.cursor);
  const outcome = await context.run(learnSegment, { id: null, requestId: `learn-segment:${segmentId}` }, {
    segmentId, from: open.cursor, to: page ? page.to : open.cursor, memberIds: page?.memberIds ?? [],
    isLast: !page?.hasMore,
  });
  return outcome.ok && outcome.value.goesOn;
}
