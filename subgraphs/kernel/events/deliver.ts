import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/open-database.ts';
import { Sql } from '../database/sql.ts';
import { isConnectionLoss, SubgraphConnectionError } from '../errors.ts';
import type { DeadLetter, EventEnvelope, SubgraphPort } from '../port.ts';
import { enqueue } from './record.ts';

export const MAX_ATTEMPTS = 12;
const PATIENCE_MS = 120_000;
const PAUSE_MS = 200;

export interface Publisher {
  readonly database: Database;
  readonly ports: ReadonlyMap<string, SubgraphPort>;
}

interface EventRow {
  seq: bigint;
  id: string;
  name: string;
  aggregate_id: string;
  at: Date;
  request_id: string;
  payload: unknown;
}

/**
 * Delivers recorded events to one subscriber. What fails is parked: the aggregate's later events wait
 * behind it, so the order holds, and a retry with growing pauses is scheduled; after MAX_ATTEMPTS it
 * is a dead letter until somebody replays it.
 */
export async function deliverEvents(
  publisher: Publisher, subscriber: string, ids: readonly string[],
): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await deliverOnce(publisher, subscriber, ids);
    } catch (error) {
      // While PostgreSQL restarts, the job stays where it is: failing it would let the next one of
      // its lane pass, and an aggregate's events would arrive in another order.
      if (!isConnectionLoss(error) || Date.now() > end) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function deliverOnce(
  publisher: Publisher, subscriber: string, ids: readonly string[],
): Promise<void> {
  const { sql } = publisher.database;
  const events = await sql.all<EventRow>`select seq, id, name, aggregate_id, at, request_id, payload
    from event where id = any(${[...ids]}::uuid[]) order by seq`;
  const parked = await sql.all<{ aggregate_id: string }>`
    select distinct aggregate_id from parked_event where subscriber = ${subscriber}
    and aggregate_id = any(${events.map((event) => event.aggregate_id)}::text[])`;
  const blocked = new Set(parked.map((row) => row.aggregate_id));
  const ready = events.filter((event) => !blocked.has(event.aggregate_id));
  const { failures } = await send(publisher, subscriber, ready);
  for (const event of events) {
    if (blocked.has(event.aggregate_id)) failures.set(event.id, 'waits behind an earlier event');
  }
  await park(publisher, subscriber, events.filter(({ id }) => failures.has(id)), failures);
}

interface Sent {
  readonly failures: Map<string, string>;
  /** Nobody was there to take them, which says nothing about the events. */
  readonly unreachable: boolean;
}

async function send(
  publisher: Publisher, subscriber: string, events: readonly EventRow[],
): Promise<Sent> {
  const failures = new Map<string, string>();
  let unreachable = false;
  if (events.length === 0) return { failures, unreachable };
  const port = publisher.ports.get(subscriber);
  try {
    if (!port) throw new Error(`no subgraph ${subscriber} is connected`);
    const outcomes = new Map((await port.deliver(events.map(envelopeOf)))
      .map((outcome) => [outcome.id, outcome]));
    for (const { id } of events) {
      const outcome = outcomes.get(id);
      // Silence about an event is no word that it was handled.
      if (!outcome) failures.set(id, 'the subscriber said nothing about this event');
      else if (outcome.error !== undefined) failures.set(id, outcome.error);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    unreachable = error instanceof SubgraphConnectionError;
    for (const { id } of events) failures.set(id, message.slice(0, 2000));
  }
  return { failures, unreachable };
}

function envelopeOf(row: EventRow): EventEnvelope {
  return {
    id: row.id, name: row.name, aggregateId: row.aggregate_id, at: row.at.toISOString(),
    requestId: row.request_id, payload: row.payload,
  };
}

async function park(
  { database }: Publisher, subscriber: string, events: readonly EventRow[],
  failures: ReadonlyMap<string, string>,
): Promise<void> {
  if (events.length === 0) return;
  const now = new Date();
  await database.sql.kysely.transaction().execute(async (transaction) => {
    const sql = new Sql(transaction);
    await sql.insertRows('parked_event', {
      subscriber: 'text', event_id: 'uuid', event_seq: 'bigint', aggregate_id: 'text',
      error: 'text', failed_at: 'timestamptz',
    }, events.map((event) => ({
      subscriber, event_id: event.id, event_seq: event.seq, aggregate_id: event.aggregate_id,
      error: failures.get(event.id)!, failed_at: now,
    })), 'on conflict do nothing');
    const aggregates = [...new Set(events.map((event) => event.aggregate_id))];
    await enqueue(sql, aggregates.map((id) => retryJob(database.name, subscriber, id, 0)));
  });
}

function retryJob(publisher: string, subscriber: string, aggregateId: string, attempts: number) {
  const pauseMs = Math.min(100 * 2 ** attempts, 300_000);
  const queue = `${publisher}>${subscriber}!${aggregateId}`;
  return {
    task: `${publisher}:retry-events`, payload: { subscriber, aggregateId }, queue,
    runAt: new Date(Date.now() + pauseMs), key: queue,
  };
}

/** Delivers one aggregate's parked events in order until one fails again. */
export async function retryParked(
  publisher: Publisher, subscriber: string, aggregateId: string,
): Promise<void> {
  const { sql, name } = publisher.database;
  for (;;) {
    const row = await sql.maybe<EventRow & { attempts: number; dead: boolean }>`
      select e.seq, e.id, e.name, e.aggregate_id, e.at, e.request_id, e.payload,
        p.attempts, p.dead
      from parked_event p join event e on e.id = p.event_id
      where p.subscriber = ${subscriber} and p.aggregate_id = ${aggregateId}
      order by p.event_seq limit 1`;
    if (!row || row.dead) return;
    const { failures, unreachable } = await send(publisher, subscriber, [row]);
    const error = failures.get(row.id);
    if (error === undefined) {
      await sql.run`delete from parked_event
        where subscriber = ${subscriber} and event_id = ${row.id}`;
      continue;
    }
    // A subscriber that is away for a day must not turn its events into dead letters.
    const attempts = Math.min(row.attempts + 1, unreachable ? MAX_ATTEMPTS - 1 : MAX_ATTEMPTS);
    const dead = attempts >= MAX_ATTEMPTS;
    await sql.run`update parked_event set attempts = ${attempts}, error = ${error},
        failed_at = ${new Date()}, dead = ${dead}
      where subscriber = ${subscriber} and event_id = ${row.id}`;
    if (!dead) await enqueue(sql, [retryJob(name, subscriber, aggregateId, attempts)]);
    return;
  }
}

export async function readDeadLetters(
  { database }: Publisher, limit: number,
): Promise<DeadLetter[]> {
  const rows = await database.sql.all<EventRow & {
    subscriber: string; attempts: number; error: string; failed_at: Date;
  }>`select e.seq, e.id, e.name, e.aggregate_id, e.at, e.request_id, e.payload,
      p.subscriber, p.attempts, p.error, p.failed_at
    from parked_event p join event e on e.id = p.event_id
    where p.dead order by p.failed_at desc, e.id limit ${limit}`;
  return rows.map((row) => ({
    id: `${row.id}:${row.subscriber}`, publisher: database.name, subscriber: row.subscriber,
    event: envelopeOf(row), attempts: row.attempts, error: row.error,
    failedAt: row.failed_at.toISOString(),
  }));
}

/** Ids as readDeadLetters gave them; unknown ones count for nothing. */
export async function replayDeadLetters(
  { database }: Publisher, ids: readonly string[],
): Promise<number> {
  let replayed = 0;
  for (const id of ids) {
    const [eventId, subscriber] = id.split(':');
    if (!eventId || !subscriber || !/^[0-9a-f-]{36}$/.test(eventId)) continue;
    const row = await database.sql.maybe<{ aggregate_id: string }>`
      update parked_event set dead = false, attempts = 0
      where subscriber = ${subscriber} and event_id = ${eventId}::uuid and dead
      returning aggregate_id`;
    if (!row) continue;
    replayed += 1;
    await enqueue(database.sql, [retryJob(database.name, subscriber, row.aggregate_id, 0)]);
  }
  return replayed;
}
