import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { takeDeliveries } from '../commands/facts/take-deliveries.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { takeReturns } from '../commands/facts/take-returns.ts';

/** Sales as they were recorded, and once more when the buyer became known. */
export const onOrderRecorded = onEvent(
  'order.recorded.v1', takeOrders, payloadOf<OrderFacts>, ['UNKNOWN_OUTLET']);
export const onOrderLinked = onEvent(
  'order.linked.v1', takeOrders, payloadOf<OrderFacts>, ['UNKNOWN_OUTLET']);

export const onOrderDelivered = onEvent('order.delivered.v1', takeDeliveries,
  payloadOf<EventPayloads['order.delivered.v1']>, ['UNKNOWN_ORDER']);

export const onOrderReturned = onEvent('order.returned.v1', takeReturns,
  payloadOf<EventPayloads['order.returned.v1']>, ['UNKNOWN_ORDER']);
