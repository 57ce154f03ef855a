import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { ArrivedEvent, EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { wordHandler } from '../../words/keep-words.ts';
import { markUnnamed } from '../commands/credit/mark-unnamed.ts';
import { takeOrders } from '../commands/credit/take-orders.ts';
import { takeReturns } from '../commands/credit/take-returns.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { keepMembers } from '../commands/facts/keep-members.ts';
import { keepOutlets } from '../commands/facts/keep-outlets.ts';
import { mergeMembers } from '../commands/facts/merge-members.ts';
import { unmergeMembers } from '../commands/facts/unmerge-members.ts';

/** What other rooms tell of members and outlets, and of what was bought with credit. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.enrolled.v1', keepMembers, payloadOf<EventPayloads['member.enrolled.v1']>),
  onEvent('outlet.changed.v1', keepOutlets, payloadOf<EventPayloads['outlet.changed.v1']>),
  onEvent('order.recorded.v1', takeOrders, payloadOf<OrderFacts>, ['UNKNOWN_OUTLET']),
  onEvent('order.linked.v1', markUnnamed,
    ({ payload }: ArrivedEvent<EventPayloads['order.linked.v1']>) => (payload.unnamedGoldMinor ? payload : null),
    ['UNKNOWN_OUTLET']),
  onEvent('order.returned.v1', takeReturns, payloadOf<EventPayloads['order.returned.v1']>, ['UNKNOWN_ORDER']),
  onEvent('member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>),
  onEvent('member.unmerged.v1', unmergeMembers, payloadOf<EventPayloads['member.unmerged.v1']>),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
];
