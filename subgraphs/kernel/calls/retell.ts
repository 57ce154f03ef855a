import type { SqlMigration } from '../database/migration.ts';
import type { Sql } from '../database/sql.ts';
import type { EventRoutes } from '../events/record.ts';
import type { GraphContext } from '../graph/context.ts';
import type { EventEnvelope, RetellRequest } from '../port.ts';

/** Which aggregates keys of one kind lead to; the context is that of whose sight counts. */
export type Tell = (context: GraphContext, keys: readonly string[]) => Promise<readonly string[]>;

/** The newest so many are told of one thing; nothing that is only new has had more. */
const MOST_EVENTS_EACH = 100;

/**
 * The recorded events about what is asked for, before their time: the very events that are under way,
 * so that whoever takes them now knows them when they arrive. Each aggregate's are in their order;
 * those of many go side by side, so that they can be taken in few batches.
 */
export async function retell(
  context: GraphContext, tells: Readonly<Record<string, Tell>>, routes: EventRoutes,
  { subscriber, keys }: RetellRequest,
): Promise<EventEnvelope[]> {
  const aggregates = new Set<string>();
  for (const [kind, asked] of Object.entries(keys)) {
    const ids = asked.length === 0 ? [] : await tells[kind]?.(context, asked);
    for (const id of ids ?? []) aggregates.add(id);
  }
  const names = [...routes].flatMap(([name, rooms]) => (rooms.includes(subscriber) ? [name] : []));
  if (aggregates.size === 0 || names.length === 0) return [];
  return readEvents(context.services.home.database.sql, [...aggregates], names);
}

async function readEvents(
  sql: Sql, aggregates: readonly string[], names: readonly string[],
): Promise<EventEnvelope[]> {
  const rows = await sql.all<{
    id: string; name: string; aggregate_id: string; at: Date; request_id: string; payload: unknown;
  }>`
    select e.id, e.name, e.aggregate_id, e.at, e.request_id, e.payload
    from unnest(${[...aggregates]}::text[]) as asked(id)
    cross join lateral (select newest.*, row_number() over (order by seq) as nth
      from (select seq, id, name, aggregate_id, at, request_id, payload
        from event where aggregate_id = asked.id and name = any(${[...names]}::text[])
        order by seq desc limit ${MOST_EVENTS_EACH}) newest) e
    order by e.nth, e.name, e.seq`;
  return rows.map((row) => ({
    id: row.id, name: row.name, aggregateId: row.aggregate_id, at: row.at.toISOString(),
    requestId: row.request_id, payload: row.payload,
  }));
}

/** What a room that tells needs beside its own tables. */
export function eventsByAggregate(name: string): SqlMigration {
  return { name, sql: 'create index event_aggregate on event (aggregate_id, seq);' };
}
