import type { EventPayloads } from '../../contracts/events.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import { onEvents } from '../../kernel/events/on-event.ts';
import { noteActivity, type ActivityInput } from '../commands/note-activity.ts';
import { membersWithoutActivity } from '../queries/members-without-activity.ts';

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

export const onOrderRecorded = onOrder('order.recorded.v1');
export const onOrderLinked = onOrder('order.linked.v1');
export const onPointsPosted = onEvents<EventPayloads['points.posted.v1']>(
  'points.posted.v1', (events, context) =>
    note('points', events.map(({ payload }) => payload.memberId), events[0]!.requestId, context));
