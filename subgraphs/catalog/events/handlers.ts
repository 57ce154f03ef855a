import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { wordHandler } from '../../words/keep-words.ts';
import { takeReturns, takeSales } from '../commands/provenance/take-sales.ts';

/** The house's words, and what happens to pieces that have a certificate. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  onEvent('order.recorded.v1', takeSales, payloadOf<OrderFacts>),
  onEvent('order.returned.v1', takeReturns, payloadOf<EventPayloads['order.returned.v1']>),
];
