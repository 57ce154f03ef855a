import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { wordHandler } from '../../words/keep-words.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { keepItems } from '../commands/facts/keep-items.ts';
import { keepConsents } from '../commands/profile/keep-consents.ts';
import { keepHomes } from '../commands/profile/keep-homes.ts';
import { keepLifeEvents } from '../commands/profile/keep-life-events.ts';
import { keepPoints } from '../commands/profile/keep-points.ts';
import { keepProfiles } from '../commands/profile/keep-profiles.ts';
import { keepRelations } from '../commands/profile/keep-relations.ts';
import { keepServed } from '../commands/profile/keep-served.ts';
import { keepTiers } from '../commands/profile/keep-tiers.ts';
import { keepRates } from '../commands/facts/keep-rates.ts';
import { keepWithdrawnRates } from '../commands/facts/keep-withdrawn-rates.ts';
import { takeConsents } from '../commands/facts/take-consents.ts';
import { takeDeliveries } from '../commands/facts/take-deliveries.ts';
import { takeEnrolments } from '../commands/facts/take-enrolments.ts';
import { takeMerge } from '../commands/facts/take-merge.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { takeReturns } from '../commands/facts/take-returns.ts';
import { takeUnmerge } from '../commands/facts/take-unmerge.ts';

/** What other rooms tell about people and what they bought. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.enrolled.v1', takeEnrolments, payloadOf<EventPayloads['member.enrolled.v1']>,
    ['UNKNOWN_REGION']),
  onEvent('member.consent-changed.v1', takeConsents, payloadOf<EventPayloads['member.consent-changed.v1']>),
  onEvent('member.merged.v1', takeMerge, payloadOf<EventPayloads['member.merged.v1']>,
    ['UNKNOWN_MEMBER', 'UNKNOWN_RATE']),
  onEvent('member.unmerged.v1', takeUnmerge, payloadOf<EventPayloads['member.unmerged.v1']>,
    ['UNKNOWN_MEMBER', 'UNKNOWN_RATE']),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
  // Sales as they were recorded, and once more when the buyer became known.
  onEvent('order.recorded.v1', takeOrders, payloadOf<OrderFacts>, ['UNKNOWN_MEMBER', 'UNKNOWN_RATE']),
  onEvent('order.linked.v1', takeOrders, payloadOf<OrderFacts>, ['UNKNOWN_MEMBER', 'UNKNOWN_RATE']),
  onEvent('order.delivered.v1', takeDeliveries, payloadOf<EventPayloads['order.delivered.v1']>,
    ['UNKNOWN_ORDER']),
  onEvent('order.returned.v1', takeReturns, payloadOf<EventPayloads['order.returned.v1']>, ['UNKNOWN_ORDER']),
  onEvent('item.changed.v1', keepItems, payloadOf<EventPayloads['item.changed.v1']>),
  onEvent('fx-table.published.v1', keepRates, payloadOf<EventPayloads['fx-table.published.v1']>),
  onEvent('member-served.v1', keepServed, payloadOf<EventPayloads['member-served.v1']>),
  onEvent('fx-table.withdrawn.v1', keepWithdrawnRates, payloadOf<EventPayloads['fx-table.withdrawn.v1']>,
    ['UNKNOWN_TABLE']),
  // What rules of segments ask beside orders.
  onEvent('member.profile-changed.v1', keepProfiles, payloadOf<EventPayloads['member.profile-changed.v1']>),
  onEvent('member.consent-changed.v1', keepConsents, payloadOf<EventPayloads['member.consent-changed.v1']>),
  onEvent('member-relation.v1', keepRelations, payloadOf<EventPayloads['member-relation.v1']>),
  onEvent('member.life-event-changed.v1', keepLifeEvents, payloadOf<EventPayloads['member.life-event-changed.v1']>),
  onEvent('tier.changed.v1', keepTiers, payloadOf<EventPayloads['tier.changed.v1']>),
  onEvent('points.posted.v1', keepPoints, payloadOf<EventPayloads['points.posted.v1']>),
  onEvent('attribution.changed.v1', keepHomes, payloadOf<EventPayloads['attribution.changed.v1']>),
];
