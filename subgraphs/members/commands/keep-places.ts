import type { EventPayloads } from '../../contracts/events.ts';
import { defineProjection } from '../../kernel/commands/projection.ts';
import { knownChannelTable } from '../persistence/tables/known-channel.table.ts';
import { knownOutletTable } from '../persistence/tables/known-outlet.table.ts';

/** Which channels there are, as franchises tells it. */
export const keepChannels = defineProjection({
  name: 'members.note-channels', table: knownChannelTable, key: 'channelId',
  rowOf: (channel: EventPayloads['channel.registered.v1']) => ({
    channelId: channel.channelId,
  }),
});

/** Which outlets there are, and whose. */
export const keepOutlets = defineProjection({
  name: 'members.note-outlets', table: knownOutletTable, key: 'outletId',
  rowOf: (outlet: EventPayloads['outlet.changed.v1']) => ({
    outletId: outlet.outletId, franchiseId: outlet.franchiseId, channelId: outlet.channelId,
    closed: outlet.closed, region: outlet.region,
  }),
});
