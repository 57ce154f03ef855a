import type { EventPayloads } from '../../../../../subgraphs/contracts/events.ts';
import { onEvent, payloadOf } from '../../../../../subgraphs/kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../../../../subgraphs/kernel/events/person-visibility.ts';
import { erasePerson } from '../commands/erase-person.ts';
import { mergeMembers } from '../commands/merge-members.ts';
import { unmergeMembers } from '../commands/unmerge-members.ts';

export const handlers = [
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
  onEvent('member.unmerged.v1', unmergeMembers, payloadOf<EventPayloads['member.unmerged.v1']>),
];
