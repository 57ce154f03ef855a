import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { keepOutlets } from '../commands/projections/keep-outlets.ts';

export const onOutletChanged = onEvent<EventPayloads['outlet.changed.v1']>(
  'outlet.changed.v1', async (events, context) => {
    await context.runBatch(keepOutlets, events.map((event) => ({ event, input: event.payload })));
  });
