import type { JobHelpers } from 'graphile-worker';
import { isConnectionLoss } from '../errors.ts';

/** Most events that one delivery carries. */
const MOST_EVENTS = 250;
const MOST_JOBS = 100;

export interface Delivery {
  readonly subscriber: string;
  readonly ids: readonly string[];
}

/**
 * Deliveries that wait behind this one in its lane, to be carried along: a backlog of small deliveries costs
 * its subscriber what a few large ones cost. The lane's lock is ours, so nobody else takes them; they leave the
 * queue after they were handled, and a crash before that delivers them again, which handlers bear.
 */
export async function carryFollowing(
  delivery: Delivery, { job, withPgClient }: Pick<JobHelpers, 'job' | 'withPgClient'>,
  deliver: (ids: readonly string[]) => Promise<void>,
): Promise<void> {
  const { rows } = await withPgClient((client) => client.query<{ id: string; payload: Delivery }>(
    `select id, payload from graphile_worker._private_jobs
     where job_queue_id = $1 and task_id = $2 and id <> $3 and locked_at is null and run_at <= now()
     order by priority, run_at, id limit ${MOST_JOBS}`, [job.job_queue_id, job.task_id, job.id]))
    .catch(nothingWhenLost);
  const ids = [...delivery.ids];
  const carried: string[] = [];
  for (const { id, payload } of rows) {
    if (payload.subscriber !== delivery.subscriber || ids.length + payload.ids.length > MOST_EVENTS) break;
    ids.push(...payload.ids);
    carried.push(id);
  }
  await deliver(ids);
  if (carried.length === 0) return;
  await withPgClient((client) =>
    client.query('select from graphile_worker.complete_jobs($1::bigint[])', [carried]))
    .catch(nothingWhenLost);
}

/**
 * A job that fails lets the next one of its lane pass. A lost connection of the queue is no reason for
 * that: those that could not be read are delivered later, those that could not be taken out once more.
 */
function nothingWhenLost(error: unknown): { rows: never[] } {
  if (isConnectionLoss(error)) return { rows: [] };
  throw error;
}
