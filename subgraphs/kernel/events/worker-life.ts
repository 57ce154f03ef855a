import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger as Log } from 'pino';

/** First number of the advisory locks that say: this process lives. */
const LOCK_CLASS = 77;
/** Somebody whose lock is gone may only have lost its connection: it is looked for twice. */
const SECOND_LOOK_MS = 1_000;
const SWEEP_MS = 5_000;
const RECONNECT_MS = 100;
/** What pg says after `query_timeout`. */
const NO_ANSWER = 'Query read timeout';
/** A server that does not answer for so long is as good as gone: the connection is given up for another. */
const ANSWER_MS = 10_000;

/** A run of the queue that takes no more jobs. */
export interface EndedRun {
  readonly id: string;
  /** Those it has not finished, by their ids. */
  readonly doing: readonly string[];
}

/**
 * Says that this process lives, by an advisory lock of its own, and frees what others have locked: a
 * worker that was killed, or a run of ours that is over, would keep its jobs and lanes locked for hours.
 * When PostgreSQL restarts, the lock is gone with the connection; then it is taken anew, or others
 * would take this process for dead, and nobody would miss it once it really dies.
 */
export class WorkerLife {
  readonly #url: string;
  readonly #log: Log;
  #lockKey = 0;
  /** Runs of this process, and those of them that are over and not wholly freed yet. */
  readonly #runs = new Set<string>();
  readonly #over = new Map<string, EndedRun>();
  /** Holds the lock; null while that is tried anew. */
  #client: pg.Client | null = null;
  #holding = false;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  async begin(): Promise<void> {
    await this.#hold();
    await this.#sweep();
    this.#timer = setInterval(() => void this.#sweep(), SWEEP_MS);
  }

  /** Jobs and lanes may from now on be locked in this name. */
  add(runId: string): void {
    this.#runs.add(runId);
    void this.#enlist().catch(() => undefined);
  }

  /**
   * Nothing more is taken in this name: what is locked in it is free, now or when PostgreSQL is back, but for
   * jobs that are still being done, which keep their lanes.
   */
  async remove(run: EndedRun): Promise<void> {
    this.#over.set(run.id, run);
    await this.#freeOurs().catch(() => undefined);
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#timer);
    await this.#ask('delete from karat.worker where worker_id = any($1::text[])', [[...this.#runs]])
      .catch(() => undefined);
    await this.#client?.end().catch(() => undefined);
  }

  /** Under a number of its own: the server may hold that of a connection whose end it has not noticed for hours. */
  async #hold(): Promise<void> {
    const lockKey = randomInt(1, 2 ** 31 - 1);
    const client = new pg.Client({
      connectionString: this.#url, application_name: 'karat_worker_life', keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, lockKey]);
      if (this.#ended) throw new Error('it has ended meanwhile');
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    this.#lockKey = lockKey;
    client.once('end', () => {
      this.#client = null;
      void this.#holdAgain();
    });
  }

  /** By one try at a time. */
  async #holdAgain(): Promise<void> {
    if (this.#holding) return;
    this.#holding = true;
    while (!this.#client && !this.#ended) {
      try {
        await this.#hold();
        await this.#enlist();
        await this.#freeOurs();
      } catch {
        await sleep(RECONNECT_MS);
      }
    }
    this.#holding = false;
  }

  async #ask<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    const client = this.#client;
    if (!client) throw new Error('not connected');
    try {
      return (await client.query<Row>(text, values)).rows;
    } catch (error) {
      if ((error as Error).message === NO_ANSWER) void client.end().catch(() => undefined);
      throw error;
    }
  }

  async #enlist(): Promise<void> {
    await this.#ask(`insert into karat.worker (worker_id, lock_key, started_at)
      select id, $2, now() from unnest($1::text[]) id
      on conflict (worker_id) do update set lock_key = excluded.lock_key
      where worker.lock_key <> excluded.lock_key`,
    [[...this.#runs], this.#lockKey]);
  }

  async #freeOurs(): Promise<void> {
    for (const { id, doing } of [...this.#over.values()]) {
      if (doing.length === 0) {
        await this.#free([id]);
        this.#over.delete(id);
        this.#runs.delete(id);
      } else {
        await this.#freeBut(id, doing);
      }
    }
  }

  async #freeBut(runId: string, jobs: readonly string[]): Promise<void> {
    await this.#ask(`with freed as (
        update graphile_worker._private_jobs set locked_at = null, locked_by = null
        where locked_by = $1 and id <> all($2::bigint[]))
      update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
      where locked_by = $1 and not exists (select 1 from graphile_worker._private_jobs j
        where j.job_queue_id = q.id and j.id = any($2::bigint[]))`, [runId, [...jobs]]);
  }

  async #free(runIds: readonly string[]): Promise<void> {
    await this.#ask('select graphile_worker.force_unlock_workers($1::text[])', [[...runIds]]);
    await this.#ask('delete from karat.worker where worker_id = any($1::text[])', [[...runIds]]);
  }

  async #sweep(): Promise<void> {
    try {
      await this.#enlist();
      await this.#freeOurs();
      const missing = await this.#missing();
      if (missing.length === 0) return;
      await sleep(SECOND_LOOK_MS);
      const still = new Set(await this.#missing());
      const dead = missing.filter((id) => still.has(id));
      if (dead.length > 0 && !this.#ended) await this.#free(dead);
    } catch (error) {
      this.#log.warn({ error: (error as Error).message }, 'could not look for dead workers');
    }
  }

  /** Runs of other processes whose lock nobody holds. */
  async #missing(): Promise<string[]> {
    const rows = await this.#ask<{ worker_id: string }>(`
      select w.worker_id from karat.worker w where w.worker_id <> all($2::text[]) and not exists (
        select 1 from pg_locks l where l.locktype = 'advisory'
          and l.database = (select oid from pg_database where datname = current_database())
          and l.classid = $1 and l.objid = w.lock_key and l.granted)`,
    [LOCK_CLASS, [...this.#runs]]);
    return rows.map((row) => row.worker_id);
  }
}
