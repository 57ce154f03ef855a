import { FACT } from '../../contracts/facts.ts';
import { serviceActor } from '../../kernel/actor.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { RecordedOrder } from '../commands/record/order-to-record.ts';

/** For so many orders in one call the buyers are asked for; larger ones are imports, and learn it later. */
const ASKED = 20;

/**
 * Whoever enrols a customer and then records the sale finds the member on it: an order that was kept
 * because nobody here knows its buyer is linked when members does. Asked as the house: the order is
 * linked whoever told of it. Without an answer it stays kept, and the news links it.
 */
export async function linkAtOnce(
  context: GraphContext, outcomes: readonly Outcome<RecordedOrder>[],
): Promise<void> {
  if (outcomes.length > ASKED) return;
  const kept = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.keptFor ?? [] : []));
  if (kept.length === 0) return;
  await context.services.learn({ ...context.request, actor: serviceActor('orders', []) }, {
    [FACT.identity]: kept.map(({ channelId, externalId }) => `${channelId} ${externalId}`),
  });
}
