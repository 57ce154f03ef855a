import { sql as fragment } from 'kysely';
import { arrayText, type Sql } from '../database/sql.ts';
import type { Trace } from '../observe/traces.ts';
import type { EventEnvelope } from '../port.ts';

/** One of the LANES of one subscriber; its rows are touched by one run at a time. */
export interface Lane {
  readonly subscriber: string;
  readonly lane: number;
}

/** Most events that one delivery carries, and most of their size as stored. */
const MOST_EVENTS = 250;
const MOST_BYTES = 1_500_000;

export interface EventRow {
  seq: bigint;
  id: string;
  name: string;
  aggregate_id: string;
  at: Date;
  request_id: string;
  payload: unknown;
  trace?: Trace;
}

export interface ReadyRow extends EventRow {
  /** An earlier event of its aggregate is parked. */
  blocked: boolean;
}

export interface ParkedRow extends EventRow {
  attempts: number;
  waits: boolean;
}

export function envelopeOf(row: EventRow): EventEnvelope {
  return {
    id: row.id, name: row.name, aggregateId: row.aggregate_id, at: row.at.toISOString(),
    requestId: row.request_id, payload: row.payload, ...row.trace && { trace: row.trace },
  };
}

/** The next events of a lane behind `after`, in order, and whether there are more. */
export async function readReady(
  sql: Sql, { subscriber, lane }: Lane, after: bigint,
): Promise<{ rows: ReadyRow[]; more: boolean }> {
  const rows = await sql.all<ReadyRow & { bytes: bigint }>`
    select e.seq, e.id, e.name, e.aggregate_id, e.at, e.request_id, e.payload, e.trace,
      exists (select 1 from parked_event p where p.subscriber = ${subscriber}
        and p.aggregate_id = e.aggregate_id) as blocked,
      sum(pg_column_size(e.payload)) over (order by e.seq) as bytes
    from (select seq from delivery where subscriber = ${subscriber} and lane = ${lane}
      and seq > ${after} order by seq limit ${MOST_EVENTS}) d join event e using (seq)
    order by e.seq`;
  const taken = rows.filter((row, index) => index === 0 || Number(row.bytes) <= MOST_BYTES);
  return { rows: taken, more: taken.length < rows.length || rows.length === MOST_EVENTS };
}

/** First parked events of their aggregates whose next try is due; `woken`: what they wait for may be there. */
export function readDue(sql: Sql, { subscriber, lane }: Lane, woken: boolean): Promise<ParkedRow[]> {
  return sql.all<ParkedRow>`
    select e.seq, e.id, e.name, e.aggregate_id, e.at, e.request_id, e.payload, e.trace,
      p.attempts, p.waits
    from (select event_seq, attempts, waits from parked_event
      where subscriber = ${subscriber} and lane = ${lane}
        and (due_at <= clock_timestamp() or (${woken} and waits and due_at is not null))
      order by due_at limit ${MOST_EVENTS}) p join event e on e.seq = p.event_seq
    order by e.seq`;
}

/** What becomes of an event that was not handled. */
export interface Parking {
  readonly id: string;
  readonly error: string;
  readonly attempts: number;
  readonly waits: boolean;
  /** Until its next try; null for what waits behind another, and for dead letters. */
  readonly pauseMs: number | null;
  readonly dead: boolean;
}

/** These have left the lane: handled, or parked as said. */
export async function leaveLane(
  sql: Sql, { subscriber, lane }: Lane, rows: readonly EventRow[],
  parkings: ReadonlyMap<string, Parking>,
): Promise<void> {
  if (rows.length === 0) return;
  const parked = rows.filter(({ id }) => parkings.has(id));
  const of = (row: EventRow): Parking => parkings.get(row.id)!;
  await sql.together([
    endPause({ subscriber, lane }),
    fragment`delete from delivery where subscriber = ${subscriber} and lane = ${lane}
      and seq = any(${arrayText(rows.map((row) => row.seq))}::bigint[])`,
    parked.length === 0 ? null : fragment`insert into parked_event (subscriber, lane, event_id,
        event_seq, aggregate_id, attempts, error, failed_at, waits, dead, due_at)
      select ${subscriber}, ${lane}::smallint, id, seq, aggregate_id, attempts, error,
        clock_timestamp(), waits, false, clock_timestamp() + pause * interval '1 ms'
      from unnest(${arrayText(parked.map((row) => row.id))}::uuid[],
        ${arrayText(parked.map((row) => row.seq))}::bigint[],
        ${arrayText(parked.map((row) => row.aggregate_id))}::text[],
        ${arrayText(parked.map((row) => of(row).attempts))}::int[],
        ${arrayText(parked.map((row) => of(row).error))}::text[],
        ${arrayText(parked.map((row) => of(row).waits))}::bool[],
        ${arrayText(parked.map((row) => of(row).pauseMs))}::int[])
        as t(id, seq, aggregate_id, attempts, error, waits, pause)
      on conflict do nothing`,
  ]);
}

/**
 * Parked ones were tried: aggregates whose first was handled go back into the lane with the rest, where
 * they come before everything younger; the others wait for their next try.
 */
export async function afterTry(
  sql: Sql, { subscriber, lane }: Lane, rows: readonly EventRow[],
  parkings: ReadonlyMap<string, Parking>,
): Promise<void> {
  if (rows.length === 0) return;
  const handled = rows.filter(({ id }) => !parkings.has(id));
  const failed = [...parkings.values()];
  await sql.together([
    endPause({ subscriber, lane }),
    { as: 'freed', write: fragment`delete from parked_event where subscriber = ${subscriber}
      and aggregate_id = any(${arrayText(handled.map((row) => row.aggregate_id))}::text[])
      returning event_id, event_seq` },
    fragment`insert into delivery (subscriber, lane, seq)
      select ${subscriber}, ${lane}::smallint, event_seq from freed
      where event_id <> all(${arrayText(handled.map(({ id }) => id))}::uuid[])
      on conflict do nothing`,
    failed.length === 0 ? null : fragment`update parked_event p set attempts = t.attempts,
        error = t.error, failed_at = clock_timestamp(), waits = t.waits, dead = t.dead,
        due_at = clock_timestamp() + t.pause * interval '1 ms'
      from unnest(${arrayText(failed.map(({ id }) => id))}::uuid[],
        ${arrayText(failed.map((one) => one.attempts))}::int[],
        ${arrayText(failed.map((one) => one.error))}::text[],
        ${arrayText(failed.map((one) => one.waits))}::bool[],
        ${arrayText(failed.map((one) => one.dead))}::bool[],
        ${arrayText(failed.map((one) => one.pauseMs))}::int[])
        as t(id, attempts, error, waits, dead, pause)
      where p.subscriber = ${subscriber} and p.event_id = t.id`,
  ]);
}

/** The subscriber was not there: nothing of this lane is tried before its pause is over. */
export async function pauseLane(sql: Sql, { subscriber, lane }: Lane, error: string): Promise<Date> {
  const { until } = await sql.one<{ until: Date }>`
    insert into lane_pause as p (subscriber, lane, since, tries, until, error)
    values (${subscriber}, ${lane}, clock_timestamp(), 1,
      clock_timestamp() + ${FIRST_PAUSE_MS} * interval '1 ms', ${error})
    on conflict (subscriber, lane) do update set tries = p.tries + 1, error = excluded.error,
      until = clock_timestamp() + least(${FIRST_PAUSE_MS} * 2 ^ least(p.tries, 20),
        ${LONGEST_PAUSE_MS}) * interval '1 ms'
    returning until`;
  return until;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

const endPause = ({ subscriber, lane }: Lane) =>
  fragment`delete from lane_pause where subscriber = ${subscriber} and lane = ${lane}`;

/** When a parked event of this lane is due; who waits for the same subscriber is told that it handled something. */
export async function nextDue(
  sql: Sql, { subscriber, lane }: Lane, handled: boolean,
): Promise<Date | null> {
  const { due_at: dueAt } = handled
    ? await sql.one<{ due_at: Date | null }>`select (select min(due_at) from parked_event
        where subscriber = ${subscriber} and lane = ${lane}) as due_at, karat.hurry(${subscriber})`
    : await sql.one<{ due_at: Date | null }>`select min(due_at) as due_at from parked_event
        where subscriber = ${subscriber} and lane = ${lane}`;
  return dueAt;
}
