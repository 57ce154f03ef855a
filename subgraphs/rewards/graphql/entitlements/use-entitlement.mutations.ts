import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, defineMutations, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { bookEntitlement } from '../../commands/entitlements/book-entitlement.ts';
import { cancelBooking, honourBooking, missBooking } from '../../commands/entitlements/settle-booking.ts';
import { returnEntitlement } from '../../commands/entitlements/return-entitlement.ts';
import { useEntitlement } from '../../commands/entitlements/use-entitlement.ts';
import { usesById } from '../../queries/benefits/uses.ts';
import { EntitlementUse } from './entitlement-use.type.ts';
import { BENEFIT_OF_MEMBER, byHeadOffice, notByMembers, WHY_NOT, WHY_NOT_EXTRAS } from './takes.ts';

const outletId = idOf(PREFIX.outlet, 'Outlet where it is had: of a franchise its own, of a channel its own.');
const ANSWER = { entitlementUse: loaded(() => EntitlementUse, usesById, 'useId', 'The use; null when refused.') };

export const useEntitlementMutation = defineMutation({
  name: 'useEntitlement',
  says: 'A member has a benefit now, in an outlet 权益核销: what was bought or given is used first.',
  scopes: ['rewards:redeem'], guard: notByMembers,
  input: 'Who has what, and where.',
  takes: { ...BENEFIT_OF_MEMBER, outletId, idempotencyKey: KEY },
  refusals: WHY_NOT, extras: WHY_NOT_EXTRAS,
  command: useEntitlement,
  answers: ANSWER,
});

export const bookEntitlementMutation = defineMutation({
  name: 'bookEntitlement',
  says: 'Books a benefit for a day to come 预约权益: it is reserved from now on, in the year of that day.',
  scopes: ['rewards:redeem'],
  input: 'Who has what, where and when.',
  takes: { ...BENEFIT_OF_MEMBER, outletId, comesAt: dateTime('When it comes, within 366 days.'), idempotencyKey: KEY },
  refusals: { ...WHY_NOT, ...said('INVALID'), NOT_BOOKABLE: 'It is not booked ahead.' }, extras: WHY_NOT_EXTRAS,
  command: bookEntitlement,
  answers: ANSWER,
});

export const entitlementBookingMutations = defineMutations('EntitlementBooking', {
  scopes: ['rewards:redeem'],
  input: 'A booking.',
  takes: { id: idOf(PREFIX.entitlement, 'Id of the booking.'), idempotencyKey: KEY },
  refusals: {
    ...said('NOT_FOUND'), NOT_BOOKED: 'It was had, called off or missed already.',
    TOO_LATE: 'It is called off until the evening before.', TOO_EARLY: 'Its day is still to come.',
  },
  answers: ANSWER,
}, {
  cancelEntitlement: {
    says: 'Calls a booking off 取消预约, until the evening before: what was reserved is free again.',
    command: cancelBooking, inputOf: ({ id }) => ({ useId: id }),
  },
  honourEntitlement: {
    says: 'The member came on the day of its booking 到店核销: what was reserved is used.', command: honourBooking,
    inputOf: ({ id }) => ({ useId: id }),
  },
  missEntitlement: {
    says: 'The member did not come, or says so on the day 爽约: what was reserved counts as used. Bookings of days that '
      + 'are over become it by themselves.',
    command: missBooking, inputOf: ({ id }) => ({ useId: id }),
  },
});

export const returnEntitlementMutation = defineMutation({
  name: 'returnEntitlement',
  says: 'What a member had without a booking did not take place 退回权益: it is free again and costs nothing. For the '
    + 'rooms of the house and for head office; a booking is called off instead.',
  scopes: ['rewards:redeem'], guard: byHeadOffice,
  input: 'A use that was none.',
  takes: { id: idOf(PREFIX.entitlement, 'Id of the use.'), idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), NOT_RETURNABLE: 'It was booked, or is no use any more.' },
  command: returnEntitlement,
  inputOf: ({ id }) => ({ useId: id }),
  answers: ANSWER,
});
