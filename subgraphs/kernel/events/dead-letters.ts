import type { Database } from '../database/open-database.ts';
import type { DeadLetter, WaitingDelivery } from '../port.ts';
import { envelopeOf, type EventRow } from './lane-rows.ts';

export async function readDeadLetters({ sql, name }: Database, limit: number): Promise<DeadLetter[]> {
  const rows = await sql.all<EventRow & {
    subscriber: string; attempts: number; error: string; failed_at: Date;
  }>`select e.seq, e.id, e.name, e.aggregate_id, e.at, e.request_id, e.payload,
      p.subscriber, p.attempts, p.error, p.failed_at
    from parked_event p join event e on e.seq = p.event_seq
    where p.dead order by p.failed_at desc, e.id limit ${limit}`;
  return rows.map((row) => ({
    id: `${row.id}:${row.subscriber}`, publisher: name, subscriber: row.subscriber,
    event: envelopeOf(row), attempts: row.attempts, error: row.error,
    failedAt: row.failed_at.toISOString(),
  }));
}

/** Ids as readDeadLetters gave them; unknown ones count for nothing. */
export async function replayDeadLetters(
  { sql, name }: Database, ids: readonly string[],
): Promise<number> {
  let replayed = 0;
  for (const id of ids) {
    const [eventId, subscriber] = id.split(':');
    if (!eventId || !subscriber || !/^[0-9a-f-]{36}$/.test(eventId)) continue;
    const row = await sql.maybe<{ lane: number }>`
      update parked_event set dead = false, attempts = 0, due_at = clock_timestamp()
      where subscriber = ${subscriber} and event_id = ${eventId}::uuid and dead returning lane`;
    if (!row) continue;
    replayed += 1;
    await sql.run`select karat.wake(${name}, ${[subscriber]}::text[], ${[row.lane]}::int[],
      array[clock_timestamp()], null)`;
  }
  return replayed;
}

/** Oldest first: aggregates that are tried again, and lanes whose subscriber is not there. */
export async function readWaiting({ sql, name }: Database, limit: number): Promise<WaitingDelivery[]> {
  const rows = await sql.all<{
    subscriber: string; id: string; name: string; aggregate_id: string; at: Date;
    why: WaitingDelivery['why']; error: string; tries: number; next: Date;
  }>`
    select * from (
      select p.subscriber, e.id, e.name, e.aggregate_id, e.at,
        case when p.waits then 'precondition' else 'failing' end as why, p.error,
        p.attempts as tries, p.due_at as next
      from parked_event p join event e on e.seq = p.event_seq where p.due_at is not null
      union all
      select p.subscriber, e.id, e.name, e.aggregate_id, e.at, 'away', p.error, p.tries, p.until
      from lane_pause p cross join lateral (select seq from delivery d
        where d.subscriber = p.subscriber and d.lane = p.lane order by seq limit 1) d
      join event e using (seq)) waiting
    order by at, id limit ${limit}`;
  return rows.map((row) => ({
    publisher: name, subscriber: row.subscriber, why: row.why, error: row.error, tries: row.tries,
    event: { id: row.id, name: row.name, aggregateId: row.aggregate_id, at: row.at.toISOString() },
    nextTryAt: row.next.toISOString(),
  }));
}
