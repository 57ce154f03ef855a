import type { EventPayloads } from '../../../contracts/events.ts';
import type { ArrivedEvent } from '../../../kernel/events/handler.ts';
import type { NoticeTold } from './message-of-notice.ts';

type Arrived<Name extends keyof EventPayloads> = ArrivedEvent<EventPayloads[Name]>;
const NOW = { thing: null, stands: true, on: null, at: null, goes: 'now', ends: false, says: {} } as const;

/** What each room's telling says of a message, in the words of templates; ids alone, nothing of who it is. */
export const noticeOf = {
  'points.expiring.v1': ({ payload: { memberId, points, expiresAt, daysBefore, programme } }:
  Arrived<'points.expiring.v1'>): NoticeTold => ({
    ...NOW, notice: 'points_expiring', memberId, at: expiresAt, ends: true,
    cause: `${memberId}:${programme}:${expiresAt.toISOString()}:${daysBefore}`,
    says: { points: String(points), days: String(daysBefore) },
  }),
  'tier.grace-noticed.v1': ({ payload: { memberId, tier, programme, missing, graceUntil, daysBefore } }:
  Arrived<'tier.grace-noticed.v1'>): NoticeTold => ({
    ...NOW, notice: 'tier_grace', memberId, at: graceUntil, ends: true,
    cause: `${memberId}:${programme}:${graceUntil.toISOString()}:${daysBefore}`,
    says: { tier, programme, missing: String(missing), days: String(daysBefore) },
  }),
  'birthday.ahead.v1': ({ payload: { memberId, on } }: Arrived<'birthday.ahead.v1'>): NoticeTold => ({
    ...NOW, notice: 'birthday', memberId, cause: `${memberId}:${on}`, on, goes: 'days_ahead', ends: true,
  }),
  'service-order.changed.v1': ({ payload: { memberId, serviceOrderId, state, at, version } }:
  Arrived<'service-order.changed.v1'>): NoticeTold => ({
    ...NOW, notice: 'service_ready', memberId, thing: { id: serviceOrderId, version }, cause: null,
    stands: state === 'ready', at,
  }),
  'service-order.promise.v1': ({ payload: { memberId, serviceOrderId, what, promisedAt } }:
  Arrived<'service-order.promise.v1'>): NoticeTold => ({
    ...NOW, notice: 'promise_broken', memberId, cause: `${serviceOrderId}:${promisedAt.toISOString()}`, at: promisedAt,
    stands: what === 'broken',
  }),
  'appointment.changed.v1': ({ payload: { memberId, appointmentId, state, startsAt, version } }:
  Arrived<'appointment.changed.v1'>): NoticeTold => ({
    ...NOW, notice: 'appointment_reminder', memberId, thing: { id: appointmentId, version },
    cause: `${appointmentId}:${startsAt.toISOString()}`,
    stands: state === 'booked', at: startsAt, goes: 'hours_before', ends: true,
  }),
  'redemption.expiring.v1': ({ payload: { memberId, redemptionId, untilAt } }:
  Arrived<'redemption.expiring.v1'>): NoticeTold => ({
    ...NOW, notice: 'redemption_expiring', memberId, cause: `${redemptionId}:${untilAt.toISOString()}`, at: untilAt,
    ends: true,
  }),
};
