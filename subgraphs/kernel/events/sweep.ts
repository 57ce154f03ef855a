import type { Logger } from 'pino';
import type { Database } from '../database/open-database.ts';
import { adoptReleased, findFirsts } from './adopt.ts';

/** What waits longer than this is said in the log, each minute. */
const LONG_MS = 60_000;

/**
 * Wakes every lane in which something waits: after a start, and each minute in case a wake-up, or whose
 * turn it is among parked ones, was lost with a queue. Says what waits for long.
 */
export async function sweepLanes(database: Database, log: Logger): Promise<void> {
  const { sql, name } = database;
  await adoptReleased(database);
  await findFirsts(sql);
  const lanes = await sql.all<{ subscriber: string; lane: number; at: Date }>`
    with recursive known as (
      (select subscriber, lane from delivery order by subscriber, lane limit 1)
      union all
      select next.* from known cross join lateral (select d.subscriber, d.lane from delivery d
        where (d.subscriber, d.lane) > (known.subscriber, known.lane)
        order by d.subscriber, d.lane limit 1) next)
    select subscriber, lane, min(at) as at from (
      select subscriber, lane, coalesce(p.until, clock_timestamp()) as at
      from known left join lane_pause p using (subscriber, lane)
      union all select subscriber, lane, due_at from parked_event where due_at is not null) waiting
    group by subscriber, lane`;
  for (const { subscriber, lane, at } of lanes) {
    await sql.run`select karat.wake(${name}, ${[subscriber]}::text[], ${[lane]}::int[],
      ${[at]}::timestamptz[], '~sweep')`;
  }
  await sql.run`select karat.forget_failed(${name})`;
  await sayWhatWaits({ sql, name }, log);
}

async function sayWhatWaits({ sql, name }: Pick<Database, 'sql' | 'name'>, log: Logger): Promise<void> {
  const waiting = await sql.all<{ subscriber: string; events: bigint; oldest: Date; error: string }>`
    select subscriber, count(*) as events, min(e.at) as oldest, min(p.error) as error
    from parked_event p join event e on e.seq = p.event_seq where due_at is not null group by 1
    union all
    select subscriber, tries, since, error from lane_pause`;
  for (const { subscriber, events, oldest, error } of waiting) {
    const seconds = Math.round((Date.now() - oldest.getTime()) / 1000);
    if (seconds * 1000 < LONG_MS) continue;
    log.warn({ publisher: name, subscriber, aggregates: Number(events), seconds, error },
      'events wait to be handled');
  }
}
