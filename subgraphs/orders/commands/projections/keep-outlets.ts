import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { newestOf } from './newest-of.ts';

/** Outlets as franchises last told of them: who sells there is kept with each order. */
export const keepOutlets = defineBatchCommand<EventPayloads['outlet.changed.v1'], null, never>({
  name: 'orders.keep-outlets',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const outlets = newestOf(requests.map(({ input }) => input), (outlet) => outlet.outletId);
    await tx.sql.insertRows('outlet_fact', {
      outlet_id: 'uuid', code: 'text', name: 'text', franchise_id: 'uuid', channel_id: 'uuid',
      kind: 'text', region: 'text', closed: 'boolean', closed_at: 'timestamptz', version: 'bigint',
    }, outlets.map((outlet) => ({
      outlet_id: outlet.outletId, code: outlet.code, name: outlet.name,
      franchise_id: outlet.franchiseId, channel_id: outlet.channelId, kind: outlet.kind,
      region: outlet.region, closed: outlet.closed,
      // News of a closing that does not say when tells of one that has just been.
      closed_at: outlet.closed ? outlet.closedAt ?? tx.now : null, version: outlet.version,
    })), `on conflict (outlet_id) do update set code = excluded.code, name = excluded.name,
      franchise_id = excluded.franchise_id, channel_id = excluded.channel_id,
      kind = excluded.kind, region = excluded.region, closed = excluded.closed, closed_at = case when excluded.closed
        then least(outlet_fact.closed_at, excluded.closed_at) end,
      version = excluded.version
      where outlet_fact.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});
