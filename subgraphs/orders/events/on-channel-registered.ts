import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { keepChannels } from '../commands/projections/keep-channels.ts';

export const onChannelRegistered = onEvent(
  'channel.registered.v1', keepChannels, payloadOf<EventPayloads['channel.registered.v1']>);
