import type { EventPayloads } from '../../contracts/events.ts';
import type { EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { keepItems } from '../commands/facts/keep-items.ts';
import { keepOutlets } from '../commands/facts/keep-outlets.ts';
import { keepTiers } from '../commands/facts/keep-tiers.ts';
import { keepVisits } from '../commands/facts/keep-visits.ts';
import { mergeMembers } from '../commands/facts/merge-members.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { unmergeMembers } from '../commands/facts/unmerge-members.ts';
import { wordHandler } from '../../words/keep-words.ts';

/** What other subgraphs tell that live rooms need. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('item.changed.v1', keepItems, payloadOf<EventPayloads['item.changed.v1']>),
  onEvent('outlet.changed.v1', keepOutlets, payloadOf<EventPayloads['outlet.changed.v1']>),
  onEvent('tier.changed.v1', keepTiers, payloadOf<EventPayloads['tier.changed.v1']>),
  onEvent('member.visited.v1', keepVisits, payloadOf<EventPayloads['member.visited.v1']>),
  onEvent('member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
  onEvent('member.unmerged.v1', unmergeMembers, payloadOf<EventPayloads['member.unmerged.v1']>),
];
