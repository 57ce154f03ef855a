import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { mergeMembers } from '../commands/projections/merge-members.ts';

export const onMemberMerged = onEvent<EventPayloads['member.merged.v1']>(
  'member.merged.v1', async (events, context) => {
    for (const event of events) await context.run(mergeMembers, event, event.payload);
  });
