import { sql as fragment } from 'kysely';
import { arrayText, insertion, type Sql, type Write } from '../database/sql.ts';
import { toJson } from '../json.ts';
import type { Trace } from '../observe/traces.ts';

/** Event name → names of the subgraphs that listen to it. */
export type EventRoutes = ReadonlyMap<string, readonly string[]>;

export interface RecordedEvent {
  readonly id: string;
  readonly name: string;
  readonly aggregateId: string;
  /** JSON text. */
  readonly payload: string;
  readonly requestId: string;
  readonly trace: Trace;
}

export interface QueuedJob {
  readonly task: string;
  readonly payload: unknown;
  /** Jobs of one queue run one after the other. */
  readonly queue: string | null;
  readonly runAt: Date | null;
  readonly key: string | null;
}

/**
 * Deliveries to one subscriber run in this many lanes side by side; an aggregate always takes the
 * same lane, so its events arrive in order.
 */
export const LANES = 4;

export function eventsInsertion(
  events: readonly RecordedEvent[], at: Date,
): Write | null {
  return insertion('event', {
    id: 'uuid', name: 'text', aggregate_id: 'text', at: 'timestamptz', request_id: 'text',
    payload: 'jsonb', trace: 'text',
  }, events.map((event) => ({
    id: event.id, name: event.name, aggregate_id: event.aggregateId, at,
    request_id: event.requestId, payload: event.payload, trace: event.trace,
  })), 'returning seq, id, name');
}

/** One lane of one subscriber, in which this transaction recorded something. */
export interface Routed {
  readonly subscriber: string;
  readonly lane: number;
}

export function routed(routes: EventRoutes, events: readonly RecordedEvent[]): Routed[] {
  const lanes = new Map<string, Routed>();
  for (const event of events) {
    const lane = laneOf(event.aggregateId);
    for (const subscriber of routes.get(event.name) ?? []) lanes.set(`${subscriber}:${lane}`, { subscriber, lane });
  }
  return [...lanes.values()];
}

/**
 * Beside the insertion of the events themselves, which goes by the name `recorded`. Each event travels once, whoever
 * listens to it.
 */
export function deliveriesInsertion(routes: EventRoutes, events: readonly RecordedEvent[]): Write | null {
  const told = events.filter(({ name }) => routes.get(name)?.length);
  if (told.length === 0) return null;
  const routesOf = [...new Set(told.map(({ name }) => name))]
    .flatMap((name) => routes.get(name)!.map((subscriber) => ({ name, subscriber })));
  return fragment`insert into delivery (subscriber, lane, seq)
    select s.subscriber, t.lane, recorded.seq from recorded
    join unnest(${arrayText(told.map(({ id }) => id))}::uuid[],
      ${arrayText(told.map(({ aggregateId }) => laneOf(aggregateId)))}::smallint[]) as t(id, lane) on t.id = recorded.id
    join unnest(${arrayText(routesOf.map(({ name }) => name))}::text[],
      ${arrayText(routesOf.map(({ subscriber }) => subscriber))}::text[]) as s(name, subscriber)
      on s.name = recorded.name`;
}

/**
 * Sees to it that somebody looks into these lanes after this transaction. The job is this connection's
 * own (its key names it), so that no two transactions wait for each other, and is locked until
 * this one ends, so that nobody looks too early. A lane whose subscriber is away waits for its next try.
 */
export function waking(publisher: string, lanes: readonly Routed[]): Write {
  return fragment`select karat.wake(${publisher}, array_agg(t.subscriber), array_agg(t.lane),
      array_agg(coalesce(p.until, clock_timestamp())), null)
    from unnest(${arrayText(lanes.map((lane) => lane.subscriber))}::text[],
      ${arrayText(lanes.map(({ lane }) => lane))}::int[]) as t(subscriber, lane)
    left join lane_pause p using (subscriber, lane)`;
}

export function laneOf(aggregateId: string): number {
  let hash = 0;
  for (let i = 0; i < aggregateId.length; i += 1) {
    hash = (hash * 31 + aggregateId.charCodeAt(i)) | 0;
  }
  return Math.abs(hash) % LANES;
}

export function enqueuing(jobs: readonly QueuedJob[]): Write {
  return fragment`select karat.enqueue(${toJson(jobs.map((job) => ({
    ...job, runAt: job.runAt?.toISOString() ?? null,
  })))}::jsonb)`;
}

export async function enqueue(sql: Sql, jobs: readonly QueuedJob[]): Promise<void> {
  if (jobs.length > 0) await sql.together([], enqueuing(jobs));
}
