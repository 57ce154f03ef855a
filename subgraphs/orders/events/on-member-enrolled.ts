import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { keepMembers } from '../commands/projections/keep-members.ts';

export const onMemberEnrolled = onEvent<EventPayloads['member.enrolled.v1']>(
  'member.enrolled.v1', async (events, context) => {
    await context.runBatch(keepMembers, events.map((event) => {
      const { memberId, region, enrolledAt } = event.payload;
      return { event, input: { memberId, region, enrolledAt } };
    }));
  });
