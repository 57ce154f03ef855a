import { setTimeout as sleep } from 'node:timers/promises';
import { QueueRun, type QueueOptions } from './queue-run.ts';
import { WorkerLife } from './worker-life.ts';

export interface QueueWorker {
  /** Finishes the jobs it has begun. */
  stop(): Promise<void>;
  /** The tasks it is doing now. */
  readonly running: readonly string[];
}

const RESTART_PAUSE_MS = 1_000;

/** Runs queued deliveries and jobs of one database, and goes on after whatever troubles the queue. */
export async function startWorker(options: QueueOptions): Promise<QueueWorker> {
  const life = new WorkerLife(options.url, options.log);
  await life.begin();
  const worker = new RestartingWorker(options, life);
  await worker.start();
  return worker;
}

/** One run of the queue after the other; those in trouble are ended beside the next one. */
class RestartingWorker implements QueueWorker {
  readonly #options: QueueOptions;
  readonly #life: WorkerLife;
  readonly #ending = new Set<Promise<void>>();
  readonly #runs = new Set<QueueRun>();
  readonly #stopped = Promise.withResolvers<null>();
  #stopping = false;
  #running: Promise<void> = Promise.resolve();

  constructor(options: QueueOptions, life: WorkerLife) {
    this.#options = options;
    this.#life = life;
  }

  async start(): Promise<void> {
    const first = await this.#begin();
    this.#running = this.#follow(first);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stopped.resolve(null);
    await this.#running;
    await Promise.all(this.#ending);
    await this.#life.end();
  }

  get running(): readonly string[] {
    return [...this.#runs].flatMap((run) => run.running);
  }

  async #begin(): Promise<QueueRun> {
    const run = await QueueRun.start(this.#options);
    this.#runs.add(run);
    this.#life.add(run.id);
    return run;
  }

  async #follow(first: QueueRun): Promise<void> {
    for (let run: QueueRun | null = first; run; run = await this.#next()) {
      const why = await Promise.race([run.trouble, this.#stopped.promise]);
      if (why !== null) this.#options.log.warn({ why }, 'the queue is in trouble; it is started again');
      this.#end(run);
    }
  }

  /** The next run, as soon as PostgreSQL lets it begin; null when none is wanted any more. */
  async #next(): Promise<QueueRun | null> {
    while (!this.#stopping) {
      await Promise.race([sleep(RESTART_PAUSE_MS), this.#stopped.promise]);
      const next = this.#stopping ? null : await this.#begin().catch(() => null);
      if (next) return next;
    }
    return null;
  }

  /** What is locked in its name is free; jobs that are still being done keep their lanes until they are. */
  #end(run: QueueRun): void {
    const ending = this.#letGo(run)
      .finally(() => { this.#ending.delete(ending); this.#runs.delete(run); });
    this.#ending.add(ending);
  }

  async #letGo(run: QueueRun): Promise<void> {
    await run.end().catch((error: Error) =>
      this.#options.log.error({ error: error.message }, 'the queue did not end'));
    await this.#life.remove(run);
    if (run.doing.length === 0) return;
    await run.done();
    await this.#life.remove(run);
  }
}
