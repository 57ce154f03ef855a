import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { takeEnrolments } from '../commands/facts/take-enrolments.ts';
import { takeMerge } from '../commands/facts/take-merges.ts';
import { batchesOf, waitFor } from './on-orders.ts';

export const onMemberEnrolled = onEvent<EventPayloads['member.enrolled.v1']>(
  'member.enrolled.v1', async (events, context) => {
    for (const batch of batchesOf(events)) waitFor(await context.runBatch(takeEnrolments, batch));
  });

export const onMemberMerged = onEvent<EventPayloads['member.merged.v1']>(
  'member.merged.v1', async (events, context) => {
    for (const event of events) waitFor([await context.run(takeMerge, event, event.payload)]);
  });
