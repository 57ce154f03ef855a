import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { keepRates } from '../commands/projections/keep-rates.ts';

export const onFxTablePublished = onEvent<EventPayloads['fx-table.published.v1']>(
  'fx-table.published.v1', async (events, context) => {
    await context.runBatch(keepRates, events.map((event) => ({ event, input: event.payload })));
  });
