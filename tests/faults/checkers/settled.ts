import pg from 'pg';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { until } from '../../kit/until.ts';

const PARKED = SUBGRAPHS.map(({ name }) =>
  `select subscriber, error from ${name}.parked_event where not dead
    union all select subscriber, 'event ' || seq from ${name}.delivery`).join(' union all ');
const PAUSES = SUBGRAPHS.map(({ name }) => `select '${name}>' || subscriber || ':' || lane
  || ' pauses: ' || error as what from ${name}.lane_pause`).join(' union all ');

/** Jobs that carry what has happened; what is scheduled for later (an expiry) does not count. */
const WAITING = `select t.identifier || ' ' || coalesce(q.queue_name, '') || ' attempt ' || j.attempts
    || ' of ' || coalesce(j.locked_by, 'nobody')
    || coalesce(', its lane of ' || q.locked_by || ' since ' || q.locked_at, '')
    || ', due ' || j.run_at || coalesce(': ' || j.last_error, '') as what
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  where t.identifier like '%:deliver-events' or t.identifier like '%:settle-points'
    or t.identifier like '%:reserve-points'
  union all select subscriber || ' waits ' || error from (${PARKED}) p`;

/**
 * Failed jobs wait longer and longer; a test does not: whatever failed before is due now. Only the
 * pause is shortened, nothing is done in the queue's place; and tries made without their pauses,
 * which would have taken days, do not use up those a job has.
 */
const HURRY = `update graphile_worker._private_jobs j
  set run_at = now(), attempts = least(j.attempts, 5)
  from graphile_worker._private_tasks t where t.id = j.task_id
  and (j.run_at > now() or j.attempts > 20)
  and (j.attempts > 0 or t.identifier like '%:deliver-events'
    or t.identifier like '%:reserve-points') and j.locked_at is null;
  ${SUBGRAPHS.map(({ name }) => `update ${name}.parked_event set due_at = now()
    where due_at > now()`).join('; ')}`;

/** Waits until every consequence of what has happened so far is there. */
export async function waitUntilSettled(url: string, withinMs = 60_000): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  let waiting: string[] = [];
  try {
    await until(async () => {
      await client.query(HURRY);
      waiting = (await client.query<{ what: string }>(WAITING)).rows.map(({ what }) => what);
      return waiting.length === 0;
    }, withinMs, 'a settled event queue');
  } catch (error) {
    const pauses = await client.query<{ what: string }>(PAUSES).catch(() => ({ rows: [] }));
    throw new Error([`${String(error)}; still waiting:`, ...waiting.slice(-20),
      ...pauses.rows.map(({ what }) => what)].join('\n'), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
