import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { ArrivedEvent } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { accrueOrders, type SaleInput } from '../commands/orders/accrue-orders.ts';
import { mergeAccounts } from '../commands/accounts/merge-accounts.ts';
import { unmergeAccounts } from '../commands/accounts/unmerge-accounts.ts';
import { keepGifts } from '../commands/charity/keep-gifts.ts';
import { takeGiftsBack } from '../commands/charity/take-gifts-back.ts';
import { grantPoints } from '../commands/grants/grant-points.ts';
import { withdrawGrants } from '../commands/grants/withdraw-grants.ts';
import { keepReviews } from '../commands/accounts/keep-reviews.ts';
import { openAccounts } from '../commands/accounts/open-accounts.ts';
import { keepRates } from '../commands/keep-rates.ts';
import { keepWithdrawnRates } from '../commands/keep-withdrawn-rates.ts';
import { recordInteractions } from '../commands/record-interactions.ts';
import { rewardProfiles } from '../commands/points/reward-profiles.ts';
import { takeDeliveries } from '../commands/orders/take-deliveries.ts';
import { takeReturns } from '../commands/orders/take-returns.ts';
import { erasePerson } from '../commands/accounts/erase-person.ts';
import { wordHandler } from '../../words/keep-words.ts';

type Told<Name extends keyof EventPayloads> = ArrivedEvent<EventPayloads[Name]>;

/** A sale whose buyer is known; the others earn nothing yet. */
function saleOf(facts: OrderFacts, linkedAt: Date | null): SaleInput | null {
  return facts.memberId && facts.region ? { facts: facts as SaleInput['facts'], linkedAt } : null;
}

export const handlers = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.enrolled.v1', openAccounts, ({ payload }: Told<'member.enrolled.v1'>) => (
    { memberId: payload.memberId, region: payload.region, enrolledAt: payload.enrolledAt }), ['NOT_YET']),
  onEvent('member.profile-completed.v1', rewardProfiles,
    ({ payload }: Told<'member.profile-completed.v1'>) => (
      { memberId: payload.memberId, completedAt: payload.completedAt }), ['NOT_YET']),
  onEvent('points-granted.v1', grantPoints, payloadOf<EventPayloads['points-granted.v1']>, ['NOT_YET']),
  onEvent('points-grant-withdrawn.v1', withdrawGrants, payloadOf<EventPayloads['points-grant-withdrawn.v1']>,
    ['NOT_YET']),
  // One of each per content, and the caps of a day and a tier, whoever tells it again.
  onEvent('interactions.taken.v1', recordInteractions, payloadOf<EventPayloads['interactions.taken.v1']>,
    ['NOT_FOUND']),
  onEvent('member.under-review.v1', keepReviews, payloadOf<EventPayloads['member.under-review.v1']>),
  onEvent('member.merged.v1', mergeAccounts, payloadOf<EventPayloads['member.merged.v1']>,
    ['NOT_YET']),
  onEvent('member.unmerged.v1', unmergeAccounts, payloadOf<EventPayloads['member.unmerged.v1']>),
  onEvent('order.recorded.v1', accrueOrders,
    ({ payload }: Told<'order.recorded.v1'>) => saleOf(payload, null), ['NOT_YET']),
  onEvent('order.linked.v1', accrueOrders, ({ payload, at }: Told<'order.linked.v1'>) =>
    saleOf(payload, payload.late === false ? null : at), ['NOT_YET']),
  onEvent('order.delivered.v1', takeDeliveries, ({ payload }: Told<'order.delivered.v1'>) => (
    { orderId: payload.orderId, deliveredAt: payload.deliveredAt, windowEndsAt: payload.windowEndsAt })),
  onEvent('order.returned.v1', takeReturns, ({ payload }: Told<'order.returned.v1'>) => ({
    orderId: payload.orderId, returnId: payload.returnId, returnedAt: payload.returnedAt,
    lines: payload.lines,
  })),
  // What orders gives to charity by its own policy; events of before it told that give nothing.
  onEvent('order.recorded.v1', keepGifts,
    ({ payload: { orderId, paidAt, currency, charity } }: Told<'order.recorded.v1'>) => (
      charity ? { orderId, paidAt, currency, ...charity } : null), ['NOT_YET']),
  onEvent('order.returned.v1', takeGiftsBack, ({ payload }: Told<'order.returned.v1'>) => (
    payload.charityReversedMinor ? { orderId: payload.orderId, returnId: payload.returnId,
      returnedAt: payload.returnedAt, reversedMinor: payload.charityReversedMinor } : null)),
  onEvent('fx-table.published.v1', keepRates,
    payloadOf<EventPayloads['fx-table.published.v1']>),
  onEvent('fx-table.withdrawn.v1', keepWithdrawnRates, payloadOf<EventPayloads['fx-table.withdrawn.v1']>,
    ['UNKNOWN_TABLE']),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
];
