import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, run, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Logger as Log } from 'pino';

export interface WorkerOptions {
  readonly url: string;
  readonly tasks: TaskList;
  /** Lines of graphile-worker's crontab, https://worker.graphile.org/docs/cron */
  readonly crontab?: string;
  readonly concurrency?: number;
  readonly log: Log;
}

export interface QueueWorker {
  /** Finishes the jobs it has begun. */
  stop(): Promise<void>;
}

/**
 * Runs queued deliveries and jobs of one database. A worker that dies (kill -9) would keep its queues
 * locked for hours; so each process holds an advisory lock for as long as it lives, and every process
 * frees the queues of those whose lock is gone.
 */
export async function startWorker(options: WorkerOptions): Promise<QueueWorker> {
  const pool = new pg.Pool({
    connectionString: options.url, max: (options.concurrency ?? 8) + 3,
    application_name: 'karat_worker',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const lockKey = randomInt(1, 2 ** 31 - 1);
  const life = await pool.connect();
  await life.query('select pg_advisory_lock(77, $1)', [lockKey]);
  const sweep = () => freeQueuesOfTheDead(pool).catch((error: Error) =>
    options.log.warn({ error: error.message }, 'could not look for dead workers'));
  await sweep();
  const events = new EventEmitter();
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
    void pool.query(`insert into karat.worker (worker_id, lock_key, started_at)
      values ($1, $2, now()) on conflict do nothing`, [worker.workerId, lockKey]).catch(() => undefined);
  });
  const runner: Runner = await run({
    pgPool: pool,
    taskList: options.tasks,
    crontab: options.crontab ?? '',
    concurrency: options.concurrency ?? 8,
    pollInterval: 1000,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: quietLogger(options.log),
    events,
  });
  const timer = setInterval(() => void sweep(), 5000);
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await pool.query('delete from karat.worker where lock_key = $1', [lockKey])
        .catch(() => undefined);
      life.release(true);
      await pool.end();
    },
  };
}

async function freeQueuesOfTheDead(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ worker_id: string }>(`
    with dead as (
      select w.lock_key from karat.worker w group by w.lock_key
      having not exists (select 1 from pg_locks l where l.locktype = 'advisory'
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid = 77 and l.objid = w.lock_key and l.granted))
    delete from karat.worker using dead where karat.worker.lock_key = dead.lock_key
    returning worker_id`);
  if (rows.length === 0) return;
  const queue = await makeWorkerUtils({ pgPool: pool });
  await queue.forceUnlockWorkers(rows.map((row) => row.worker_id));
  await queue.release();
}

function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ from: 'queue' }, message);
    else if (level === 'warning') log.warn({ from: 'queue' }, message);
    else log.debug({ from: 'queue' }, message);
  });
}
