import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Logger as Log } from 'pino';
import { WorkerLife } from './worker-life.ts';

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

const RESTART_PAUSE_MS = 1_000;

/** Runs queued deliveries and jobs of one database, and goes on after whatever ends the queue. */
export async function startWorker(options: WorkerOptions): Promise<QueueWorker> {
  const pool = new pg.Pool({
    connectionString: options.url, max: (options.concurrency ?? 8) + 3,
    application_name: 'karat_worker',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const life = new WorkerLife(pool, options.url, options.log);
  await life.begin();
  let stopping = false;
  let runner = await runQueue(options, pool, life);
  const keepRunning = async (): Promise<void> => {
    while (!stopping) {
      await runner.promise.catch((error: Error) =>
        options.log.error({ error: error.message }, 'the queue ended; it is started again'));
      while (!stopping) {
        await sleep(RESTART_PAUSE_MS);
        if (stopping) return;
        const next = await runQueue(options, pool, life).catch(() => null);
        if (!next) continue;
        runner = next;
        break;
      }
    }
  };
  const running = keepRunning();
  return {
    stop: async () => {
      stopping = true;
      await runner.stop().catch(() => undefined);
      await running;
      await life.end();
      await pool.end();
    },
  };
}

function runQueue(options: WorkerOptions, pool: pg.Pool, life: WorkerLife): Promise<Runner> {
  const events = new EventEmitter();
  // Jobs and queues are locked in the name of the pool, not of its workers.
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) =>
    life.add(workerPool.id));
  return run({
    pgPool: pool,
    taskList: options.tasks,
    crontab: options.crontab ?? '',
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: quietLogger(options.log),
    events,
    preset: { worker: {
      concurrentJobs: options.concurrency ?? 8,
      pollInterval: 1000,
      // Through its batches the queue says again what PostgreSQL did not hear; without them a lost
      // connection at the end of a job is an error that nobody catches.
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    } },
  });
}

function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ from: 'queue' }, message);
    else if (level === 'warning') log.warn({ from: 'queue' }, message);
    else log.debug({ from: 'queue' }, message);
  });
}
