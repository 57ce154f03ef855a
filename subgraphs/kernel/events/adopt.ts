import type { Database } from '../database/open-database.ts';
import { Sql } from '../database/sql.ts';
import type { Lane } from './lane-rows.ts';
import { laneOf } from './record.ts';

/**
 * What an earlier release had under way when it stopped, or queues where a process of it still runs beside:
 * deliveries that were jobs, and parked events that know no lane. Afterwards they stand in lanes.
 */
export async function adoptReleased(database: Database): Promise<void> {
  await database.sql.kysely.transaction().execute(async (transaction) => {
    const sql = new Sql(transaction);
    await adoptParked(sql);
    const queued = await sql.all<{ subscriber: string; event_id: string }>`
      select subscriber, event_id from karat.take_queued(${database.name})`;
    for (const subscriber of new Set(queued.map((row) => row.subscriber))) {
      await putInLanes(sql, subscriber, queued.filter((row) => row.subscriber === subscriber)
        .map((row) => row.event_id));
    }
  });
}

/** The same for one job that a process of an earlier release queued beside us; answers its lane. */
export async function adoptQueued(
  { sql }: Database, subscriber: string, ids: readonly string[],
): Promise<Lane | null> {
  const [lane] = await putInLanes(sql, subscriber, ids);
  return lane === undefined ? null : { subscriber, lane };
}

async function adoptParked(sql: Sql): Promise<void> {
  const rows = await sql.all<{ aggregate_id: string }>`
    select distinct aggregate_id from parked_event where lane is null`;
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.aggregate_id);
  await sql.run`update parked_event p set lane = t.lane
    from unnest(${ids}::text[], ${ids.map(laneOf)}::smallint[]) as t(aggregate_id, lane)
    where p.aggregate_id = t.aggregate_id and p.lane is null`;
}

/** The first parked event of each aggregate is tried, unless it is a dead letter. */
export async function findFirsts(sql: Sql): Promise<void> {
  await sql.run`update parked_event p set due_at = clock_timestamp()
    where due_at is null and not dead and not exists (select 1 from parked_event earlier
      where earlier.subscriber = p.subscriber and earlier.aggregate_id = p.aggregate_id
        and earlier.event_seq < p.event_seq)`;
}

async function putInLanes(
  sql: Sql, subscriber: string, ids: readonly string[],
): Promise<number[]> {
  const rows = await sql.all<{ seq: bigint; aggregate_id: string }>`
    select seq, aggregate_id from event e where id = any(${[...ids]}::uuid[])
      and not exists (select 1 from parked_event p
        where p.subscriber = ${subscriber} and p.event_seq = e.seq)`;
  const lanes = rows.map((row) => laneOf(row.aggregate_id));
  await sql.insertRows('delivery', { subscriber: 'text', lane: 'smallint', seq: 'bigint' },
    rows.map(({ seq }, index) => ({ subscriber, lane: lanes[index]!, seq })), 'on conflict do nothing');
  return [...new Set(lanes)];
}
