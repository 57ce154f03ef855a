import pg from 'pg';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { until } from '../../kit/until.ts';

const PARKED = SUBGRAPHS.map(({ name }) =>
  `select 1 from ${name}.parked_event where not dead`).join(' union all ');

/** Jobs that carry what has happened; what is scheduled for later (an expiry) does not count. */
const WAITING = `select (select count(*) from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier like '%:deliver-events' or t.identifier like '%:retry-events'
      or t.identifier like '%:settle-points')
  + (select count(*) from (${PARKED}) p) as waiting`;

/**
 * Failed jobs wait longer and longer; a test does not: whatever failed before is due now. Only the
 * pause is shortened, nothing is done in the queue's place.
 */
const HURRY = `update graphile_worker._private_jobs j set run_at = now()
  from graphile_worker._private_tasks t where t.id = j.task_id and j.run_at > now()
  and (j.attempts > 0 or t.identifier like '%:retry-events') and j.locked_at is null`;

/** Waits until every consequence of what has happened so far is there. */
export async function waitUntilSettled(url: string, withinMs = 30_000): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await until(async () => {
      await client.query(HURRY);
      const { rows } = await client.query<{ waiting: string }>(WAITING);
      return Number(rows[0]!.waiting) === 0;
    }, withinMs, 'a settled event queue');
  } finally {
    await client.end().catch(() => undefined);
  }
}
