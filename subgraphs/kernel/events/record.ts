import { sql as fragment } from 'kysely';
import { insertion, type Sql, type Write } from '../database/sql.ts';
import { toJson } from '../json.ts';

/** Event name → names of the subgraphs that listen to it. */
export type EventRoutes = ReadonlyMap<string, readonly string[]>;

export interface RecordedEvent {
  readonly id: string;
  readonly name: string;
  readonly aggregateId: string;
  /** JSON text. */
  readonly payload: string;
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
  events: readonly RecordedEvent[], at: Date, requestId: string,
): Write | null {
  return insertion('event', {
    id: 'uuid', name: 'text', aggregate_id: 'text', at: 'timestamptz', request_id: 'text',
    payload: 'jsonb',
  }, events.map((event) => ({
    id: event.id, name: event.name, aggregate_id: event.aggregateId, at, request_id: requestId,
    payload: event.payload,
  })));
}

/** One delivery job per subscriber and lane for everything this transaction recorded. */
export function jobsFor(
  publisher: string, routes: EventRoutes, events: readonly RecordedEvent[],
): QueuedJob[] {
  const deliveries = new Map<string, { subscriber: string; ids: string[] }>();
  for (const event of events) {
    for (const subscriber of routes.get(event.name) ?? []) {
      const queue = `${publisher}>${subscriber}:${laneOf(event.aggregateId)}`;
      const delivery = deliveries.get(queue) ?? { subscriber, ids: [] };
      delivery.ids.push(event.id);
      deliveries.set(queue, delivery);
    }
  }
  return [...deliveries].map(([queue, payload]) => (
    { task: `${publisher}:deliver-events`, payload, queue, runAt: null, key: null }));
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
