import type { EventPayloads } from '../../contracts/events.ts';
import { defineProjection } from '../../kernel/commands/projection.ts';

/** Which channels there are, as franchises tells it. */
export const keepChannels = defineProjection({
  name: 'members.note-channels', table: 'known_channel', key: 'channel_id',
  columns: {
    channel_id: 'uuid', version: 'bigint',
  },
  rowOf: (channel: EventPayloads['channel.registered.v1']) => ({
    channel_id: channel.channelId,
  }),
});

/** Which outlets there are, and whose. */
export const keepOutlets = defineProjection({
  name: 'members.note-outlets', table: 'known_outlet', key: 'outlet_id',
  columns: {
    outlet_id: 'uuid', franchise_id: 'uuid', channel_id: 'uuid', closed: 'boolean',
    version: 'bigint',
  },
  rowOf: (outlet: EventPayloads['outlet.changed.v1']) => ({
    outlet_id: outlet.outletId, franchise_id: outlet.franchiseId, channel_id: outlet.channelId,
    closed: outlet.closed,
  }),
});
