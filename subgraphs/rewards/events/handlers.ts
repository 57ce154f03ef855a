import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { SegmentChange } from '../../contracts/insight-events.ts';
import type { ArrivedEvent, EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { giveOnEnrolment, giveOnTier } from '../commands/coupons/give-coupons.ts';
import { givePrize, takePrizeBack } from '../commands/coupons/give-prizes.ts';
import { giveOnBirthday } from '../commands/coupons/by-event/give-on-birthday.ts';
import { giveOnPlan, type PlanPosting } from '../commands/coupons/by-event/give-on-plan.ts';
import { giveOnReferral } from '../commands/coupons/by-event/give-on-referral.ts';
import { settleHeritageOfBuyers } from '../commands/coupons/by-event/settle-heritage-of-buyers.ts';
import { settleHeritage, settleHeritageOfPeople } from '../commands/coupons/by-event/settle-heritage.ts';
import { takePlanBack } from '../commands/coupons/by-event/take-plan-back.ts';
import { takeReferralBack } from '../commands/coupons/by-event/take-referral-back.ts';
import { keepItems } from '../commands/facts/keep-items.ts';
import { takeCouponOrders, takeCouponReturns, type OrderWithCoupons } from '../commands/coupons/take-coupon-orders.ts';
import { wordHandler } from '../../words/keep-words.ts';
import { takePoints } from '../commands/cost/take-points.ts';
import { takeReturns } from '../commands/cost/take-returns.ts';
import { takeSales } from '../commands/cost/take-sales.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { keepBirthdays } from '../commands/facts/keep-birthdays.ts';
import { keepMembers } from '../commands/facts/keep-members.ts';
import { keepOutlets } from '../commands/facts/keep-outlets.ts';
import { keepRates } from '../commands/facts/keep-rates.ts';
import { keepRelations } from '../commands/facts/keep-relations.ts';
import { keepTiers } from '../commands/facts/keep-tiers.ts';
import { keepSegmentMembers } from '../commands/segments/keep-segment-members.ts';
import { keepWithdrawnRates } from '../commands/facts/keep-withdrawn-rates.ts';
import { mergeMembers } from '../commands/facts/merge-members.ts';
import { takePurchases } from '../commands/facts/take-purchases.ts';
import { takePurchaseReturns } from '../commands/facts/take-purchase-returns.ts';
import { unmergeMembers } from '../commands/facts/unmerge-members.ts';

/** Nearly all orders name no coupon. */
const withCoupons = ({ payload: order }: ArrivedEvent<EventPayloads['order.recorded.v1']>): OrderWithCoupons | null =>
  (order.couponIds?.length ? { ...order, couponIds: order.couponIds } : null);

/** Whoever nobody told of yet, and whose segment is being learned. */
const LATER = ['UNKNOWN_MEMBER', 'TRY_AGAIN'] as const;

type Of<Name extends keyof EventPayloads> = ArrivedEvent<EventPayloads[Name]>;

/** Told from either side: the parent's is taken. */
const heritageOf = ({ payload: { kind, relatedId } }: Of<'member-relation.v1'>) => (
  kind === 'child' ? { childId: relatedId } : null);
const sides = ({ payload: { memberId, otherMemberId } }: Of<'member.merged.v1' | 'member.unmerged.v1'>) => (
  { memberIds: [memberId, otherMemberId] });
const begun = (
  { payload: { nth, begins = nth === 1, ...paid } }: Of<'plan.instalment-paid.v1'>,
): PlanPosting | null => (begins ? { trigger: 'plan_begun', ...paid } : null);
const matured = ({ payload }: Of<'plan.matured.v1'>): PlanPosting => ({ trigger: 'plan_matured', ...payload });
const reversed = ({ payload: { planId, postingId } }: Of<'plan.instalment-reversed.v1'>) => ({ planId, postingId });
const left = ({ payload: { planId, hadMatured } }: Of<'plan.exited.v1'>) => (
  hadMatured ? null : { planId, postingId: null });

/** What other rooms tell of members, of items, of sales that name coupons, and what the cost cap counts with. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.enrolled.v1', keepMembers, payloadOf<EventPayloads['member.enrolled.v1']>),
  onEvent('outlet.changed.v1', keepOutlets, payloadOf<EventPayloads['outlet.changed.v1']>),
  onEvent('member.enrolled.v1', giveOnEnrolment, payloadOf<EventPayloads['member.enrolled.v1']>, ['TRY_AGAIN']),
  onEvent('item.changed.v1', keepItems, payloadOf<EventPayloads['item.changed.v1']>),
  onEvent('order.recorded.v1', takeCouponOrders, withCoupons),
  onEvent('order.linked.v1', takeCouponOrders, withCoupons),
  onEvent('order.returned.v1', takeCouponReturns, ({ payload }) => {
    const returned = payload as EventPayloads['order.returned.v1'];
    return returned.whole ? returned : null;
  }),
  onEvent('birthday.ahead.v1', giveOnBirthday, payloadOf<EventPayloads['birthday.ahead.v1']>, LATER),
  // All of a delivery is known before the first of it is settled.
  onEvent('member-relation.v1', keepRelations, payloadOf<EventPayloads['member-relation.v1']>),
  onEvent('member-relation.v1', settleHeritage, heritageOf, LATER),
  onEvent('referral.kept.v1', giveOnReferral, payloadOf<EventPayloads['referral.kept.v1']>, LATER),
  onEvent('referral.withdrawn.v1', takeReferralBack, payloadOf<EventPayloads['referral.withdrawn.v1']>),
  onEvent('plan.instalment-paid.v1', giveOnPlan, begun, LATER),
  onEvent('plan.matured.v1', giveOnPlan, matured, LATER),
  onEvent('plan.instalment-reversed.v1', takePlanBack, reversed),
  onEvent('plan.exited.v1', takePlanBack, left),
  onEvent('coupon-granted.v1', givePrize, payloadOf<EventPayloads['coupon-granted.v1']>,
    ['UNKNOWN_MEMBER', 'TRY_AGAIN']),
  onEvent('coupon-grant-withdrawn.v1', takePrizeBack, payloadOf<EventPayloads['coupon-grant-withdrawn.v1']>),
  onEvent('tier.changed.v1', giveOnTier, payloadOf<EventPayloads['tier.changed.v1']>,
    ['UNKNOWN_MEMBER', 'TRY_AGAIN']),
  onEvent('tier.changed.v1', keepTiers, payloadOf<EventPayloads['tier.changed.v1']>),
  onEvent('member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>),
  onEvent('member.merged.v1', settleHeritageOfPeople, sides, LATER),
  onEvent('member.unmerged.v1', unmergeMembers, payloadOf<EventPayloads['member.unmerged.v1']>),
  onEvent('member.unmerged.v1', settleHeritageOfPeople, sides, LATER),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
  ...([['segment.entered.v1', true], ['segment.left.v1', false]] as const).map(([name, inside]) =>
    onEvent(name, keepSegmentMembers, ({ payload }) => ({ ...payload as SegmentChange, inside }))),
  // What benefits ask of a member, and where they are given.
  onEvent('member.profile-changed.v1', keepBirthdays, payloadOf<EventPayloads['member.profile-changed.v1']>),
  onEvent('order.recorded.v1', takePurchases, payloadOf<OrderFacts>),
  onEvent('order.recorded.v1', settleHeritageOfBuyers, payloadOf<OrderFacts>, LATER),
  onEvent('order.linked.v1', takePurchases, payloadOf<OrderFacts>),
  onEvent('order.linked.v1', settleHeritageOfBuyers, payloadOf<OrderFacts>, LATER),
  onEvent('order.returned.v1', takePurchaseReturns, payloadOf<EventPayloads['order.returned.v1']>,
    ['UNKNOWN_ORDER']),
  onEvent('fx-table.published.v1', keepRates, payloadOf<EventPayloads['fx-table.published.v1']>),
  onEvent('fx-table.withdrawn.v1', keepWithdrawnRates, payloadOf<EventPayloads['fx-table.withdrawn.v1']>,
    ['UNKNOWN_TABLE']),
  onEvent('order.recorded.v1', takeSales, payloadOf<OrderFacts>, ['UNKNOWN_OUTLET', 'UNKNOWN_RATE']),
  onEvent('order.linked.v1', takeSales, payloadOf<OrderFacts>, ['UNKNOWN_OUTLET', 'UNKNOWN_RATE']),
  onEvent('order.returned.v1', takeReturns, payloadOf<EventPayloads['order.returned.v1']>, ['UNKNOWN_ORDER']),
  onEvent('points.posted.v1', takePoints, payloadOf<EventPayloads['points.posted.v1']>),
];
