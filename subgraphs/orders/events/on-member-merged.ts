import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { mergeMembers } from '../commands/projections/merge-members.ts';

export const onMemberMerged = onEvent(
  'member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>);
