import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { wordHandler } from '../../words/keep-words.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { keepMembers } from '../commands/facts/keep-members.ts';
import { keepOutlets } from '../commands/facts/keep-outlets.ts';
import { keepTiers } from '../commands/facts/keep-tiers.ts';
import { mergeMembers } from '../commands/facts/merge-members.ts';
import { takeEarnings } from '../commands/facts/take-earnings.ts';
import { takeDeliveries, takeOrders } from '../commands/facts/take-orders.ts';
import { takePhoneChanges, takeRedemptions } from '../commands/facts/take-phone-changes.ts';
import { takeReturns } from '../commands/facts/take-returns.ts';
import { unmergeMembers } from '../commands/facts/unmerge-members.ts';
import { takeProfiles, takeVisits } from '../commands/tasks/take-proofs.ts';

/** What other rooms tell of members, of what they bought, and of what they earned. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.enrolled.v1', keepMembers, payloadOf<EventPayloads['member.enrolled.v1']>),
  onEvent('member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>),
  onEvent('member.unmerged.v1', unmergeMembers, payloadOf<EventPayloads['member.unmerged.v1']>),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
  onEvent('member.profile-completed.v1', takeProfiles, payloadOf<EventPayloads['member.profile-completed.v1']>),
  onEvent('member.visited.v1', takeVisits, payloadOf<EventPayloads['member.visited.v1']>),
  onEvent('outlet.changed.v1', keepOutlets, payloadOf<EventPayloads['outlet.changed.v1']>),
  onEvent('tier.changed.v1', keepTiers, payloadOf<EventPayloads['tier.changed.v1']>),
  onEvent('member.phone-changed.v1', takePhoneChanges, payloadOf<EventPayloads['member.phone-changed.v1']>),
  onEvent('redemption.changed.v1', takeRedemptions, payloadOf<EventPayloads['redemption.changed.v1']>),
  onEvent('points.posted.v1', takeEarnings, payloadOf<EventPayloads['points.posted.v1']>),
  onEvent('order.recorded.v1', takeOrders, payloadOf<OrderFacts>),
  onEvent('order.linked.v1', takeOrders, payloadOf<OrderFacts>),
  onEvent('order.delivered.v1', takeDeliveries, payloadOf<EventPayloads['order.delivered.v1']>, ['UNKNOWN_ORDER']),
  onEvent('order.returned.v1', takeReturns, payloadOf<EventPayloads['order.returned.v1']>, ['UNKNOWN_ORDER']),
];
