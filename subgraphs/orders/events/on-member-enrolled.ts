import type { EventPayloads } from '../../contracts/events.ts';
import type { ArrivedEvent } from '../../kernel/events/handler.ts';
import { onEvent } from '../../kernel/events/on-event.ts';
import { keepMembers } from '../commands/projections/keep-members.ts';

export const onMemberEnrolled = onEvent('member.enrolled.v1', keepMembers,
  ({ payload }: ArrivedEvent<EventPayloads['member.enrolled.v1']>) => (
    { memberId: payload.memberId, region: payload.region, enrolledAt: payload.enrolledAt }));
