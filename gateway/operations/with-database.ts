import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../postgres/index.ts';
import { SUPERUSER } from '../postgres/cluster.ts';
import { StartError } from '../postgres/start-error.ts';
import type { StartEnv } from '../start/env.ts';
import { openFolder } from '../start/steps/folder.ts';
import { OperationError } from './operation-error.ts';

export type HouseState = 'running' | 'stopped';

/**
 * Gives the house's database to `work`: the one of DATABASE_URL, the embedded one of a running house,
 * or the embedded one started for this alone.
 */
export async function withDatabase<Result>(
  env: StartEnv, work: (url: string, state: HouseState) => Promise<Result>,
): Promise<Result> {
  refuseSplit(env);
  if (env.databaseUrl !== undefined) return work(env.directDatabaseUrl ?? env.databaseUrl, 'stopped');
  const release = await lockFolder(env.dataDir);
  if (release === null) return work(runningUrl(env.dataDir), 'running');
  try {
    const server = await startEmbeddedPostgres({ dataDir: join(env.dataDir, 'postgres') });
    try {
      return await work(server.url, 'stopped');
    } finally {
      await server.stop();
    }
  } finally {
    release();
  }
}

/** One snapshot covers one database. */
function refuseSplit(env: StartEnv): void {
  const elsewhere = Object.entries(env.subgraphs).filter(([, { databaseUrl }]) =>
    databaseUrl !== undefined && databaseUrl !== env.databaseUrl).map(([name]) => name);
  if (elsewhere.length === 0) return;
  throw new OperationError('BACKUP_SPLIT', `${elsewhere.join(', ')} keep their data elsewhere: stop `
    + 'the house and use pg_dump on each database (docs/operations.md).');
}

/** Null when a house is running on this folder. */
async function lockFolder(dataDir: string): Promise<(() => void) | null> {
  try {
    const { stop } = await openFolder(dataDir);
    return () => void stop?.();
  } catch (error) {
    if (error instanceof StartError && error.code === 'ALREADY_RUNNING') return null;
    throw error;
  }
}

function runningUrl(dataDir: string): string {
  const postgres = join(dataDir, 'postgres');
  if (!existsSync(join(postgres, 'postmaster.pid'))) {
    throw new OperationError('NO_DATABASE', 'The running house uses a PostgreSQL of its own: give '
      + 'its DATABASE_URL here too.');
  }
  const port = readFileSync(join(realpathSync(postgres), 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/karat`;
}
