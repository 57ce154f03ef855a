import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { channelFactTable } from '../../persistence/tables/channel-fact.table.ts';

/** Channels as franchises last told of them. */
export const keepChannels = defineProjection({
  name: 'orders.keep-channels', table: channelFactTable, key: 'channelId',
  rowOf: (channel: EventPayloads['channel.registered.v1']) => ({
    channelId: channel.channelId, code: channel.code, name: channel.name, kind: channel.kind,
  }),
});
