import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { keepProfiles } from '../commands/facts/keep-profiles.ts';
import { takeComplaints } from '../commands/facts/take-complaints.ts';
import { takeDeliveries } from '../commands/facts/take-deliveries.ts';
import { takeEnrolments } from '../commands/facts/take-enrolments.ts';
import { takeMerge } from '../commands/facts/take-merges.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { takeReturns } from '../commands/facts/take-returns.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { takeUnmerge } from '../commands/facts/take-unmerges.ts';
import { wordHandler } from '../../words/keep-words.ts';

/** What other subgraphs tell that attribution and rebates need. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.enrolled.v1', takeEnrolments, payloadOf<EventPayloads['member.enrolled.v1']>,
    ['UNKNOWN_REGION']),
  onEvent('member.merged.v1', takeMerge, payloadOf<EventPayloads['member.merged.v1']>, ['UNKNOWN_MEMBER']),
  onEvent('member.unmerged.v1', takeUnmerge, payloadOf<EventPayloads['member.unmerged.v1']>,
    ['UNKNOWN_MEMBER']),
  // Sales as they were recorded, and once more when the buyer became known.
  onEvent('order.recorded.v1', takeOrders, payloadOf<OrderFacts>, ['UNKNOWN_OUTLET', 'UNKNOWN_MEMBER']),
  onEvent('order.linked.v1', takeOrders, payloadOf<OrderFacts>, ['UNKNOWN_OUTLET', 'UNKNOWN_MEMBER']),
  onEvent('order.delivered.v1', takeDeliveries,
    payloadOf<EventPayloads['order.delivered.v1']>, ['UNKNOWN_ORDER']),
  onEvent('order.returned.v1', takeReturns,
    payloadOf<EventPayloads['order.returned.v1']>, ['UNKNOWN_ORDER']),
  // What excellent stores are judged by.
  onEvent('member.profile-changed.v1', keepProfiles, payloadOf<EventPayloads['member.profile-changed.v1']>),
  onEvent('complaint.opened.v1', takeComplaints, payloadOf<EventPayloads['complaint.opened.v1']>),
  onEvent('complaint.reopened.v1', takeComplaints, payloadOf<EventPayloads['complaint.reopened.v1']>),
  onEvent('complaint.resolved.v1', takeComplaints, payloadOf<EventPayloads['complaint.resolved.v1']>),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
];
