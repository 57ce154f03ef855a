import type { Database } from '../database/open-database.ts';
import { SubgraphConnectionError } from '../errors.ts';
import type { DeliveryOutcome, SubgraphPort } from '../port.ts';
import {
  afterTry, envelopeOf, leaveLane, nextDue, pauseLane, readDue, readReady, type EventRow,
  type Lane, type Parking,
} from './lane-rows.ts';

export const MAX_ATTEMPTS = 12;
/** A lane that never comes to its end lets others have its place after so long. */
const RUN_MS = 2_000;
const LONGEST_RETRY_MS = 300_000;
const LONGEST_WAIT_MS = 15_000;

export interface Publisher {
  readonly database: Database;
  readonly ports: ReadonlyMap<string, SubgraphPort>;
}

/**
 * Delivers what waits in one lane, in the order it was recorded, and answers when it is to be looked into
 * again (null: not before something new is recorded). Must run once at a time for each lane.
 *
 * What an event's handler cannot digest parks its aggregate: later events wait behind it, so the order
 * holds; after MAX_ATTEMPTS it is a dead letter until somebody replays it. What waits for a
 * precondition waits as long as it must. A subscriber that is not there keeps everything in its place.
 */
export async function workLane(
  publisher: Publisher, lane: Lane, { woken = false, runMs = RUN_MS } = {},
): Promise<Date | null> {
  const { sql } = publisher.database;
  const end = Date.now() + runMs;
  let after = 0n;
  let handledAny = false;
  for (let tryWaiting = woken; ;) {
    const due = await readDue(sql, lane, tryWaiting);
    const retried = await send(publisher, lane.subscriber, due);
    if (retried.away !== null) return pauseLane(sql, lane, retried.away);
    await afterTry(sql, lane, due, retryParkings(due, retried.failures));
    const freed = due.length > retried.failures.size;
    // What was parked comes before all that is younger.
    const ready = await readReady(sql, lane, freed ? 0n : after);
    const open = ready.rows.filter((row) => !row.blocked);
    const sent = await send(publisher, lane.subscriber, open);
    if (sent.away !== null) return pauseLane(sql, lane, sent.away);
    await leaveLane(sql, lane, ready.rows, firstParkings(ready.rows, sent.failures));
    after = ready.rows.at(-1)?.seq ?? after;
    handledAny ||= freed || open.length > sent.failures.size;
    tryWaiting &&= freed;
    // What was recorded after this was read has a wake-up of its own.
    if (!freed && !ready.more) return nextDue(sql, lane, handledAny);
    if (Date.now() > end) return new Date();
  }
}

interface Sent {
  readonly failures: ReadonlyMap<string, DeliveryOutcome & { error: string }>;
  /** Why nobody was there to take them, which says nothing about the events; null: somebody was. */
  readonly away: string | null;
}

async function send(
  publisher: Publisher, subscriber: string, events: readonly EventRow[],
): Promise<Sent> {
  const failures = new Map<string, DeliveryOutcome & { error: string }>();
  if (events.length === 0) return { failures, away: null };
  const port = publisher.ports.get(subscriber);
  if (!port) return { failures, away: `no subgraph ${subscriber} is connected` };
  try {
    const outcomes = new Map((await port.deliver(events.map(envelopeOf)))
      .map((outcome) => [outcome.id, outcome]));
    for (const { id } of events) {
      const outcome = outcomes.get(id);
      // Silence about an event is no word that it was handled.
      const { error, waits } = outcome ?? { error: SAID_NOTHING };
      if (error !== undefined) failures.set(id, { id, error, waits });
    }
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).slice(0, 2000);
    if (error instanceof SubgraphConnectionError) return { failures, away: message };
    for (const { id } of events) failures.set(id, { id, error: message });
  }
  return { failures, away: null };
}

const SAID_NOTHING = 'the subscriber said nothing about this event';

/** The first of each aggregate that failed is tried again, what comes after it waits behind it. */
function firstParkings(
  rows: readonly (EventRow & { blocked: boolean })[], failures: Sent['failures'],
): Map<string, Parking> {
  const stopped = new Set<string>();
  const parkings = new Map<string, Parking>();
  for (const row of rows) {
    const failure = failures.get(row.id);
    if (!failure && !row.blocked) continue;
    if (row.blocked || stopped.has(row.aggregate_id)) {
      parkings.set(row.id, behind(row.id, failure?.error ?? 'waits behind an earlier event'));
    } else {
      stopped.add(row.aggregate_id);
      parkings.set(row.id, parkingOf(failure!, 1));
    }
  }
  return parkings;
}

const behind = (id: string, error: string): Parking =>
  ({ id, error, attempts: 0, waits: false, pauseMs: null, dead: false });

function retryParkings(
  rows: readonly (EventRow & { attempts: number; waits: boolean })[], failures: Sent['failures'],
): Map<string, Parking> {
  return new Map(rows.flatMap((row) => {
    const failure = failures.get(row.id);
    if (!failure) return [];
    // A wait that has ended in a failure is the first failure.
    const before = row.waits === (failure.waits ?? false) ? row.attempts : 0;
    return [[row.id, parkingOf(failure, before + 1)]];
  }));
}

function parkingOf(
  { id, error, waits = false }: DeliveryOutcome & { error: string }, attempts: number,
): Parking {
  const dead = !waits && attempts >= MAX_ATTEMPTS;
  const longest = waits ? LONGEST_WAIT_MS : LONGEST_RETRY_MS;
  const pauseMs = dead ? null : Math.min(100 * 2 ** Math.min(attempts, 20), longest);
  return { id, error, attempts, waits, pauseMs, dead };
}
