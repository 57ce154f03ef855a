import type { Database } from '../database/open-database.ts';

/** How long things are kept that only repetitions need. */
export interface Retention {
  /** Results of commands, by idempotency key. */
  readonly keyDays: number;
  /** Recorded events that every subscriber has handled. */
  readonly eventDays: number;
}

/**
 * Keys: a year and a month, so that a partner may send its last business year again after closing it.
 * Events: a quarter, for whoever asks what happened. Events handle each other by key, so keys outlive
 * events by a month at least.
 */
export const KEPT: Retention = { keyDays: 400, eventDays: 90 };
export const KEYS_OUTLIVE_DAYS = 30;

const CHUNK = 5_000;
const DAY_MS = 86_400_000;

/**
 * Deletes what is older, in transactions of bounded size. What waits in a lane, is parked or is a
 * dead letter stays, however old. Of two processes that prune at once one finds nothing to do.
 */
export async function prune(
  database: Database, kept: Retention, now: Date, chunk = CHUNK,
): Promise<{ keys: number; events: number }> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return {
    keys: await pruneKeys(database, before(kept.keyDays), chunk),
    events: await pruneEvents(database, before(kept.eventDays), chunk),
  };
}

/** What is due is found before anything is deleted: inside `in ()` it may be looked for once a row. */
async function pruneKeys({ sql }: Database, before: Date, chunk: number): Promise<number> {
  for (let sum = 0; ;) {
    const deleted = await sql.run`with due as (
      select actor_id, key from idempotency where created_at < ${before}
      order by created_at limit ${chunk} for update skip locked)
    delete from idempotency i using due where i.actor_id = due.actor_id and i.key = due.key`;
    sum += deleted;
    if (deleted < chunk) return sum;
  }
}

/** In the order they were recorded, which is that of their times but for those of the same moments. */
async function pruneEvents({ sql }: Database, before: Date, chunk: number): Promise<number> {
  for (let sum = 0, after = 0n; ;) {
    const { deleted, seen, last, more } = await sql.one<{
      deleted: bigint; seen: bigint; last: bigint | null; more: boolean | null;
    }>`with next as materialized (
      select seq, at from event where seq > ${after} order by seq limit ${chunk}),
    due as (select e.seq from event e join next using (seq) where e.at < ${before}
      and not exists (select 1 from parked_event p where p.event_seq = e.seq)
      and not exists (select 1 from delivery d where d.seq = e.seq) for update of e skip locked),
    gone as (delete from event e using due where e.seq = due.seq returning 1)
    select (select count(*) from gone) as deleted, count(*) as seen, max(seq) as last,
      bool_or(at < ${before}) as more from next`;
    sum += Number(deleted);
    if (Number(seen) < chunk || !more) return sum;
    after = last!;
  }
}
