import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';

/** Channels as franchises last told of them. */
export const keepChannels = defineProjection({
  name: 'orders.keep-channels', table: 'channel_fact', key: 'channel_id',
  columns: {
    channel_id: 'uuid', code: 'text', name: 'text', kind: 'text', version: 'bigint',
  },
  rowOf: (channel: EventPayloads['channel.registered.v1']) => ({
    channel_id: channel.channelId, code: channel.code, name: channel.name, kind: channel.kind,
  }),
});
