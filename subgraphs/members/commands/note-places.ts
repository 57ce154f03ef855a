import type { EventPayloads } from '../../contracts/events.ts';
import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';

/** Which channels and outlets there are, as franchises tells it; a newer version wins. */
export const noteChannels = defineBatchCommand<EventPayloads['channel.registered.v1'], null, never>({
  name: 'members.note-channels',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const newest = newestBy(requests.map(({ input }) => input), (input) => input.channelId);
    await tx.sql.insertRows('known_channel as old', { channel_id: 'uuid', version: 'bigint' },
      newest.map(({ channelId, version }) => ({ channel_id: channelId, version })),
      `on conflict (channel_id) do update set version = excluded.version
        where old.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});

export const noteOutlets = defineBatchCommand<EventPayloads['outlet.changed.v1'], null, never>({
  name: 'members.note-outlets',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const newest = newestBy(requests.map(({ input }) => input), (input) => input.outletId);
    await tx.sql.insertRows('known_outlet as old', {
      outlet_id: 'uuid', franchise_id: 'uuid', channel_id: 'uuid', closed: 'boolean',
      version: 'bigint',
    }, newest.map(({ outletId, franchiseId, channelId, closed, version }) => ({
      outlet_id: outletId, franchise_id: franchiseId, channel_id: channelId, closed, version,
    })), `on conflict (outlet_id) do update set franchise_id = excluded.franchise_id,
      channel_id = excluded.channel_id, closed = excluded.closed, version = excluded.version
      where old.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});

function newestBy<Told extends { version: bigint }>(
  told: readonly Told[], keyOf: (item: Told) => string,
): Told[] {
  const newest = new Map<string, Told>();
  for (const item of told) {
    const known = newest.get(keyOf(item));
    if (!known || known.version < item.version) newest.set(keyOf(item), item);
  }
  return [...newest.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
