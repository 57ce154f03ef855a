import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, run, type Job, type Runner, type TaskList, type Worker } from 'graphile-worker';
import pg from 'pg';
import type { Logger as Log } from 'pino';

export interface QueueOptions {
  readonly url: string;
  readonly tasks: TaskList;
  /** Lines of graphile-worker's crontab, https://worker.graphile.org/docs/cron */
  readonly crontab?: string;
  readonly concurrency?: number;
  readonly log: Log;
}

/** Jobs that are done within it can still say so, unless their connection was the one that was lost. */
const GRACE_MS = 1_000;

/**
 * One run of graphile-worker, over connections of its own. A statement whose connection is lost leaves
 * it in doubt: a job that is done stays queued and its lane locked, a job that was fetched is known to
 * nobody; and its own shutdown may then never end. So a run lasts as long as its connections: on the
 * first sign of trouble it is ended, another one begins, and what this one had locked is freed.
 */
export class QueueRun {
  /** The name in which this run locks jobs and lanes. */
  readonly id: string;
  /** Resolves with the reason once this run is to be ended. */
  readonly trouble: Promise<string>;
  readonly #pool: pg.Pool;
  readonly #runner: Runner;
  readonly #jobs: RunningJobs;

  /** Rejects when PostgreSQL is not there. */
  static async start(options: QueueOptions): Promise<QueueRun> {
    const trouble = Promise.withResolvers<string>();
    const pool = openPool(options, trouble.resolve);
    const events = new EventEmitter();
    const jobs = new RunningJobs(events);
    let id = '';
    events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => { id = workerPool.id; });
    events.on('pool:fatalError', ({ error }: { error: unknown }) => trouble.resolve(String(error)));
    try {
      const runner = await run(settings(options, pool, events));
      runner.promise.then(() => trouble.resolve('it ended'), (error) => trouble.resolve(String(error)));
      return new QueueRun(id, trouble.promise, pool, runner, jobs);
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  private constructor(
    id: string, trouble: Promise<string>, pool: pg.Pool, runner: Runner, jobs: RunningJobs,
  ) {
    this.id = id;
    this.trouble = trouble;
    this.#pool = pool;
    this.#runner = runner;
    this.#jobs = jobs;
  }

  /**
   * Takes no more jobs and finishes those it has begun, in trouble only those that are done soon; afterwards
   * no statement of it is on its way, and what it has locked is done but for what it is `doing`.
   */
  async end(): Promise<void> {
    const stopped = this.#runner.stop().catch(() => undefined);
    await Promise.race([stopped, this.trouble]);
    await Promise.race([this.#jobs.done(), this.trouble.then(() => sleep(GRACE_MS, null, { ref: false }))]);
    await this.#pool.end();
  }

  /** Ids of the jobs it has begun and not finished. */
  get doing(): readonly string[] {
    return this.#jobs.ids;
  }

  /** Once it is `doing` nothing. */
  done(): Promise<void> {
    return this.#jobs.done();
  }

  /** The tasks it is doing now, by their names. */
  get running(): readonly string[] {
    return this.#jobs.running;
  }
}

function openPool(options: QueueOptions, lost: (why: string) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url, max: (options.concurrency ?? 8) + 3, keepAlive: true,
    application_name: 'karat_worker',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', (error) => lost(error.message)));
  return pool;
}

function settings(options: QueueOptions, pool: pg.Pool, events: EventEmitter): Parameters<typeof run>[0] {
  return {
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
      // Jobs that go by rounds hear of the end at once, and go on in the next life.
      gracefulShutdownAbortTimeout: 1,
      // In batches a failure to say that a job is done is an event; without them nobody catches it.
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    } },
  };
}

/** What a run has begun and not finished. */
class RunningJobs {
  readonly #tasks = new Map<string, string>();
  #idle = Promise.withResolvers<void>();

  constructor(events: EventEmitter) {
    events.on('job:start', ({ job }: { job: Job }) => this.#tasks.set(job.id, job.task_identifier));
    events.on('job:complete', ({ job }: { job: Job }) => this.#ended(job.id));
    // Its end could not even be noted, as in a run that was given up; it is at its end all the same.
    events.on('worker:fatalError', ({ worker }: { worker: Worker }) => {
      const job = worker.getActiveJob();
      if (job) this.#ended(job.id);
    });
  }

  #ended(id: string): void {
    this.#tasks.delete(id);
    if (this.#tasks.size > 0) return;
    this.#idle.resolve();
    this.#idle = Promise.withResolvers();
  }

  async done(): Promise<void> {
    if (this.#tasks.size > 0) await this.#idle.promise;
  }

  get running(): readonly string[] {
    return [...this.#tasks.values()];
  }

  get ids(): readonly string[] {
    return [...this.#tasks.keys()];
  }
}

function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ from: 'queue' }, message);
    else if (level === 'warning') log.warn({ from: 'queue' }, message);
    else log.debug({ from: 'queue' }, message);
  });
}
