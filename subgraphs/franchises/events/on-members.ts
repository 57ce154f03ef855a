import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { takeEnrolments } from '../commands/facts/take-enrolments.ts';
import { takeMerge } from '../commands/facts/take-merges.ts';

export const onMemberEnrolled = onEvent(
  'member.enrolled.v1', takeEnrolments, payloadOf<EventPayloads['member.enrolled.v1']>);

export const onMemberMerged = onEvent(
  'member.merged.v1', takeMerge, payloadOf<EventPayloads['member.merged.v1']>);
