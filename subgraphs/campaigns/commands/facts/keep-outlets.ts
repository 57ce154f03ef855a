import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { newestOf } from './newest-of.ts';

/** What franchises last said about outlets. */
export const keepOutlets = defineBatchCommand<EventPayloads['outlet.changed.v1'], null, never>({
  name: 'campaigns.keep-outlets',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const outlets = newestOf(requests.map(({ input }) => input), (outlet) => outlet.outletId);
    await tx.sql.insertRows('outlet_fact as old', {
      outlet_id: 'uuid', name: 'text', kind: 'text', closed: 'boolean',
      channel_id: 'uuid', franchise_id: 'uuid', version: 'bigint',
    }, outlets.map((outlet) => ({
      outlet_id: outlet.outletId, name: outlet.name, kind: outlet.kind, closed: outlet.closed,
      channel_id: outlet.channelId, franchise_id: outlet.franchiseId, version: outlet.version,
    })), `on conflict (outlet_id) do update set name = excluded.name, kind = excluded.kind,
      closed = excluded.closed, channel_id = excluded.channel_id,
      franchise_id = excluded.franchise_id, version = excluded.version where old.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});
