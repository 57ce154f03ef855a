import type { EventPayloads } from '../../contracts/events.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { ArrivedEvent, EventHandler, HandlerContext } from '../../kernel/events/handler.ts';
import { onEvent, onEvents, payloadOf } from '../../kernel/events/on-event.ts';
import { keepHomes } from '../commands/keep-homes.ts';
import { keepAppointments, keepServiceOrders } from '../commands/sharing/keep-services.ts';
import { keepChannels, keepOutlets } from '../commands/keep-places.ts';
import { noteActivity, type ActivityInput } from '../commands/note-activity.ts';
import { takeErasureDone } from '../commands/privacy/take-erasure-done.ts';
import { withdrawByLink } from '../commands/privacy/withdraw-by-link.ts';
import { membersWithoutActivity } from '../queries/members-without-activity.ts';
import { wordHandler } from '../../words/keep-words.ts';

/**
 * Orders and points come by hundreds a second, first ones rarely: one read finds who is new, and only
 * they are written. Saying it twice changes nothing, so no idempotency key is kept.
 */
async function note(
  kind: ActivityInput['kind'], told: readonly (string | null)[], requestId: string,
  { home }: HandlerContext,
): Promise<void> {
  const asked = [...new Set(told.filter((id) => id !== null))];
  if (asked.length === 0) return;
  const memberIds = await membersWithoutActivity(home.database.sql, kind, asked);
  if (memberIds.length === 0) return;
  const actor = serviceActor(home.database.name, []);
  await runCommand(home, { actor, requestId }, noteActivity, { kind, memberIds });
}

function onOrder(name: 'order.recorded.v1' | 'order.linked.v1') {
  return onEvents<EventPayloads[typeof name]>(name, (events, context) =>
    note('orders', events.map(({ payload }) => payload.memberId), events[0]!.requestId, context));
}

/** What other subgraphs tell that enrolment and visibility need. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  onEvent('channel.registered.v1', keepChannels, payloadOf<EventPayloads['channel.registered.v1']>),
  onEvent('outlet.changed.v1', keepOutlets, payloadOf<EventPayloads['outlet.changed.v1']>),
  onEvent('attribution.changed.v1', keepHomes,
    ({ payload }: ArrivedEvent<EventPayloads['attribution.changed.v1']>) => (
      { memberId: payload.memberId, franchiseId: payload.franchiseId, version: payload.version })),
  onEvent('service-order.changed.v1', keepServiceOrders, payloadOf<EventPayloads['service-order.changed.v1']>),
  onEvent('appointment.changed.v1', keepAppointments, payloadOf<EventPayloads['appointment.changed.v1']>),
  onOrder('order.recorded.v1'),
  onOrder('order.linked.v1'),
  onEvents<EventPayloads['points.posted.v1']>('points.posted.v1', (events, context) =>
    note('points', events.map(({ payload }) => payload.memberId), events[0]!.requestId, context)),
  onEvent('message.opted-out.v1', withdrawByLink, payloadOf<EventPayloads['message.opted-out.v1']>),
  onEvent('member.erasure-done.v1', takeErasureDone, payloadOf<EventPayloads['member.erasure-done.v1']>),
];
