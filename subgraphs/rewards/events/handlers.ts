import type { EventPayloads } from '../../contracts/events.ts';
import type { EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { giveOnEnrolment, giveOnTier } from '../commands/coupons/give-coupons.ts';
import { keepItems } from '../commands/facts/keep-items.ts';
import { takeOrders, takeReturns, type OrderWithCoupons } from '../commands/facts/take-orders.ts';
import { wordHandler } from '../../words/keep-words.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { keepMembers } from '../commands/facts/keep-members.ts';
import { keepTiers } from '../commands/facts/keep-tiers.ts';
import { mergeMembers } from '../commands/facts/merge-members.ts';
import { unmergeMembers } from '../commands/facts/unmerge-members.ts';

/** Nearly all orders name no coupon. */
const withCoupons = (order: EventPayloads['order.recorded.v1']): OrderWithCoupons | null =>
  (order.couponIds?.length ? { ...order, couponIds: order.couponIds } : null);

/** What other rooms tell of members, of items, and of sales that name coupons. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.enrolled.v1', keepMembers, payloadOf<EventPayloads['member.enrolled.v1']>),
  onEvent('member.enrolled.v1', giveOnEnrolment, payloadOf<EventPayloads['member.enrolled.v1']>),
  onEvent('item.changed.v1', keepItems, payloadOf<EventPayloads['item.changed.v1']>),
  onEvent('order.recorded.v1', takeOrders, ({ payload }) => withCoupons(payload as EventPayloads['order.recorded.v1'])),
  onEvent('order.linked.v1', takeOrders, ({ payload }) => withCoupons(payload as EventPayloads['order.linked.v1'])),
  onEvent('order.returned.v1', takeReturns, ({ payload }) => {
    const returned = payload as EventPayloads['order.returned.v1'];
    return returned.whole ? returned : null;
  }),
  onEvent('tier.changed.v1', giveOnTier, payloadOf<EventPayloads['tier.changed.v1']>),
  onEvent('tier.changed.v1', keepTiers, payloadOf<EventPayloads['tier.changed.v1']>),
  onEvent('member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>),
  onEvent('member.unmerged.v1', unmergeMembers, payloadOf<EventPayloads['member.unmerged.v1']>),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
];
