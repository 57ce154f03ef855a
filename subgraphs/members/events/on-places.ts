import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { noteChannels, noteOutlets } from '../commands/note-places.ts';

export const onChannelRegistered = onEvent<EventPayloads['channel.registered.v1']>(
  'channel.registered.v1', async (events, context) => {
    await context.runBatch(noteChannels,
      events.map((event) => ({ event, input: event.payload })));
  });

export const onOutletChanged = onEvent<EventPayloads['outlet.changed.v1']>(
  'outlet.changed.v1', async (events, context) => {
    await context.runBatch(noteOutlets, events.map((event) => ({ event, input: event.payload })));
  });
