import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { noteChannels, noteOutlets } from '../commands/note-places.ts';

export const onChannelRegistered = onEvent('channel.registered.v1', noteChannels,
  payloadOf<EventPayloads['channel.registered.v1']>);

export const onOutletChanged = onEvent('outlet.changed.v1', noteOutlets,
  payloadOf<EventPayloads['outlet.changed.v1']>);
