import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { keepItems } from '../commands/projections/keep-items.ts';

export const onItemChanged = onEvent<EventPayloads['item.changed.v1']>(
  'item.changed.v1', async (events, context) => {
    await context.runBatch(keepItems, events.map((event) => ({ event, input: event.payload })));
  });
