import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';
import type { StartEnv } from '../env.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

const RESTART_PAUSE_MS = 1_000;
/** What the steps of one may take together, after its drain. */
const WORKER_STOP_MS = 30_000;

/**
 * Several processes answer HTTP on one port (20,000 open connections are the most one process can
 * hold); one that dies is replaced. They share the database, so nothing else changes.
 */
export async function openWorkers(
  env: StartEnv, databaseUrl: string, secret: string, log: Logger,
): Promise<Started<void>> {
  let stopping = false;
  const stopAll = (): void => {
    stopping = true;
    for (const worker of living()) worker.process.kill('SIGTERM');
  };
  const fork = (): Worker => cluster.fork({
    DATABASE_URL: databaseUrl, KARAT_SECRET: secret, KARAT_WORKERS: '1',
    PORT: String(env.port), KARAT_DATA_DIR: env.dataDir,
    ...(env.logLevel ? { LOG_LEVEL: env.logLevel } : {}),
  });
  const listening = Array.from({ length: env.workers }, () => untilListening(fork()));
  cluster.on('exit', (worker, code, signal) => {
    if (stopping) return;
    log.error({ worker: worker.id, code, signal }, 'a worker died; another takes its place');
    setTimeout(() => { if (!stopping) fork(); }, RESTART_PAUSE_MS);
  });
  await Promise.all(listening);
  return {
    value: undefined,
    // Each drains by itself; they begin when we do.
    drain: async (hurried) => {
      stopAll();
      hurried.addEventListener('abort', stopAll);
    },
    stop: async () => {
      if (!stopping) stopAll();
      await Promise.all(living().map(ended));
    },
    stopLimitMs: env.drainMs + WORKER_STOP_MS,
    waitsFor: () => living().map(({ id }) => `worker ${id}`),
  };
}

function untilListening(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('listening', () => resolve());
    worker.once('exit', (code) => reject(new Error(`a worker ended with code ${code} at its start`)));
  });
}

function living(): Worker[] {
  return Object.values(cluster.workers ?? {}).flatMap((worker) => (worker && !worker.isDead() ? [worker] : []));
}

function ended(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.isDead()) return resolve();
    worker.once('exit', () => resolve());
  });
}
