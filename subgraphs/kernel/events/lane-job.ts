import { setTimeout as sleep } from 'node:timers/promises';
import type { JobHelpers } from 'graphile-worker';
import { isConnectionLoss } from '../errors.ts';
import { adoptQueued } from './adopt.ts';
import { workLane, type Publisher } from './deliver.ts';
import type { Lane } from './lane-rows.ts';

/** Wake-ups of one lane that one run answers for. */
const MOST_WAKE_UPS = 1_000;

/** A wake-up as it is queued; a release before had the ids of the events in it. */
export type LaneJob = Lane & { readonly woken?: boolean; readonly ids?: readonly string[] };

/**
 * The queue's job for one lane: its named queue lets one of them run at a time. Wake-ups that stand in the
 * queue when it begins speak of rows that it will see, so they leave with it; one that is renewed meanwhile
 * speaks of something new and stays.
 */
export async function runLaneJob(
  publisher: Publisher, { woken = false, ids, ...asked }: LaneJob,
  { job, withPgClient, abortSignal }: Pick<JobHelpers, 'job' | 'withPgClient' | 'abortSignal'>,
): Promise<void> {
  const lane = ids ? await adoptQueued(publisher.database, asked.subscriber, ids) : asked;
  if (!lane) return;
  const { rows: answered } = await withPgClient((client) =>
    client.query<{ id: string; revision: number }>(`select id, revision
      from graphile_worker._private_jobs where job_queue_id = $1 and task_id = $2 and id <> $3
        and locked_at is null limit ${MOST_WAKE_UPS}`, [job.job_queue_id, job.task_id, job.id]))
    .catch(nothingWhenLost);
  const next = await patiently(() => workLane(publisher, lane, { woken }), abortSignal);
  if (next) await wakeLater(publisher, lane, next);
  if (answered.length === 0) return;
  await withPgClient((client) => client.query(`delete from graphile_worker._private_jobs
    where id in (select j.id from graphile_worker._private_jobs j
      join unnest($1::bigint[], $2::int[]) as t(id, revision) using (id, revision)
      where j.locked_at is null for update of j skip locked)`,
  [answered.map(({ id }) => id), answered.map(({ revision }) => revision)]))
    .catch(nothingWhenLost);
}

/** Under a key of its own, so that the one before is moved. */
async function wakeLater(
  { database }: Publisher, { subscriber, lane }: Lane, at: Date,
): Promise<void> {
  await database.sql.run`select karat.wake(${database.name}, ${[subscriber]}::text[],
    ${[lane]}::int[], ${[at]}::timestamptz[], '@')`;
}

const PATIENCE_MS = 120_000;
const PAUSE_MS = 200;

/** While PostgreSQL restarts; a job that fails would come back only much later. */
async function patiently<T>(work: () => Promise<T>, stopping: AbortSignal): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLoss(error) || Date.now() > end || stopping.aborted) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** Wake-ups that could not be read or taken out run once more and find nothing. */
function nothingWhenLost(error: unknown): { rows: never[] } {
  if (isConnectionLoss(error)) return { rows: [] };
  throw error;
}
