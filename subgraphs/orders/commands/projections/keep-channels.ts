import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { newestOf } from './newest-of.ts';

/** Channels as franchises last told of them. */
export const keepChannels = defineBatchCommand<
  EventPayloads['channel.registered.v1'], null, never>({
  name: 'orders.keep-channels',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const channels = newestOf(requests.map(({ input }) => input), (channel) => channel.channelId);
    await tx.sql.insertRows('channel_fact', {
      channel_id: 'uuid', code: 'text', name: 'text', kind: 'text', version: 'bigint',
    }, channels.map((channel) => ({
      channel_id: channel.channelId, code: channel.code, name: channel.name, kind: channel.kind,
      version: channel.version,
    })), `on conflict (channel_id) do update set code = excluded.code, name = excluded.name,
      kind = excluded.kind, version = excluded.version
      where channel_fact.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});
