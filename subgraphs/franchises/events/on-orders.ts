import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import { NotYet } from '../../kernel/errors.ts';
import { onEvent, type ArrivedEvent, type HandlerContext } from '../../kernel/events/handler.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { takeDeliveries } from '../commands/facts/take-deliveries.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { takeReturns } from '../commands/facts/take-returns.ts';

/** Sales as they were recorded, and once more when the buyer became known. */
const take = async (events: readonly ArrivedEvent<OrderFacts>[], context: HandlerContext) => {
  for (const batch of batchesOf(events)) waitFor(await context.runBatch(takeOrders, batch));
};

export const onOrderRecorded = onEvent<OrderFacts>('order.recorded.v1', take);
export const onOrderLinked = onEvent<OrderFacts>('order.linked.v1', take);

export const onOrderDelivered = onEvent<EventPayloads['order.delivered.v1']>(
  'order.delivered.v1', async (events, context) => {
    for (const batch of batchesOf(events)) waitFor(await context.runBatch(takeDeliveries, batch));
  });

export const onOrderReturned = onEvent<EventPayloads['order.returned.v1']>(
  'order.returned.v1', async (events, context) => {
    for (const batch of batchesOf(events)) waitFor(await context.runBatch(takeReturns, batch));
  });

/** What a delivery brings, in pieces that one transaction takes well. */
export function batchesOf<Payload>(events: readonly ArrivedEvent<Payload>[], size = 500) {
  const items = events.map((event) => ({ event, input: event.payload }));
  return Array.from({ length: Math.ceil(items.length / size) },
    (_, index) => items.slice(index * size, (index + 1) * size));
}

/** What was refused waits for what it speaks of; what was accepted is not taken again. */
export function waitFor(outcomes: readonly Outcome<unknown>[]): void {
  const refusal = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals))[0];
  if (refusal) throw new NotYet(refusal.message);
}
