import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { keepChannels } from '../commands/projections/keep-channels.ts';

export const onChannelRegistered = onEvent<EventPayloads['channel.registered.v1']>(
  'channel.registered.v1', async (events, context) => {
    await context.runBatch(keepChannels, events.map((event) => ({ event, input: event.payload })));
  });
