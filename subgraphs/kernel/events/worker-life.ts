import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import type { Logger as Log } from 'pino';

/** First number of the advisory locks that say: this process lives. */
const LOCK_CLASS = 77;
/** Somebody whose lock is gone may only have lost its connection: it is looked for twice. */
const SECOND_LOOK_MS = 1_000;
const SWEEP_MS = 5_000;
const RECONNECT_MS = 100;

/**
 * Says that this process lives, by an advisory lock of its own, and takes over from processes that died:
 * a worker that was killed would keep its queues locked for hours. When PostgreSQL restarts, the lock is
 * gone with the connection; then it is taken anew, or others would take this process for dead, and
 * nobody would miss it once it really dies.
 */
export class WorkerLife {
  readonly #pool: pg.Pool;
  readonly #url: string;
  readonly #log: Log;
  readonly #lockKey = randomInt(1, 2 ** 31 - 1);
  readonly #workerIds = new Set<string>();
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(pool: pg.Pool, url: string, log: Log) {
    this.#pool = pool;
    this.#url = url;
    this.#log = log;
  }

  async begin(): Promise<void> {
    await this.#hold();
    await this.#sweep();
    this.#timer = setInterval(() => void this.#sweep(), SWEEP_MS);
  }

  add(workerId: string): void {
    this.#workerIds.add(workerId);
    void this.#enlist().catch(() => undefined);
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#timer);
    await this.#pool.query('delete from karat.worker where lock_key = $1', [this.#lockKey])
      .catch(() => undefined);
    await this.#client?.end().catch(() => undefined);
  }

  async #hold(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url, application_name: 'karat_worker_life', keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, this.#lockKey]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    client.once('end', () => void this.#holdAgain());
  }

  async #holdAgain(): Promise<void> {
    while (!this.#ended) {
      try {
        await this.#hold();
        await this.#enlist();
        return;
      } catch {
        await sleep(RECONNECT_MS);
      }
    }
  }

  async #enlist(): Promise<void> {
    await this.#pool.query(`insert into karat.worker (worker_id, lock_key, started_at)
      select id, $2, now() from unnest($1::text[]) id on conflict do nothing`,
    [[...this.#workerIds], this.#lockKey]);
  }

  async #sweep(): Promise<void> {
    try {
      const missing = await this.#missing();
      if (missing.length === 0) return;
      await sleep(SECOND_LOOK_MS);
      const still = new Set(await this.#missing());
      const dead = missing.filter((key) => still.has(key));
      if (dead.length > 0 && !this.#ended) await freeQueuesOf(this.#pool, dead);
    } catch (error) {
      this.#log.warn({ error: (error as Error).message }, 'could not look for dead workers');
    }
  }

  /** Keys of other processes whose lock nobody holds. */
  async #missing(): Promise<number[]> {
    const { rows } = await this.#pool.query<{ lock_key: number }>(`
      select distinct w.lock_key from karat.worker w where w.lock_key <> $2 and not exists (
        select 1 from pg_locks l where l.locktype = 'advisory'
          and l.database = (select oid from pg_database where datname = current_database())
          and l.classid = $1 and l.objid = w.lock_key and l.granted)`,
    [LOCK_CLASS, this.#lockKey]);
    return rows.map((row) => row.lock_key);
  }
}

async function freeQueuesOf(pool: pg.Pool, lockKeys: readonly number[]): Promise<void> {
  const { rows } = await pool.query<{ worker_id: string }>(
    'delete from karat.worker where lock_key = any($1::int[]) returning worker_id', [[...lockKeys]]);
  const queue = await makeWorkerUtils({ pgPool: pool });
  await queue.forceUnlockWorkers(rows.map((row) => row.worker_id));
  await queue.release();
}
