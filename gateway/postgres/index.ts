import { chownSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import {
  createCluster, inspectCluster, readOrMakePassword, resetPassword, SUPERUSER,
} from './cluster.ts';
import { lockFile, type FolderLock } from './folder-lock.ts';
import { choosePlaces } from './places.ts';
import { clearOrphan, findFreePort, startServer, stopServer } from './server.ts';
import type { RunningServer, ServerSettings } from './server.ts';
import { StartError } from './start-error.ts';
import { supervise } from './supervise.ts';
import type { Supervised } from './supervise.ts';

export { lockFile } from './folder-lock.ts';
export type { FolderLock } from './folder-lock.ts';
export { StartError } from './start-error.ts';
export type { StartErrorCode } from './start-error.ts';

export interface EmbeddedPostgresOptions {
  /** Where the database lies; made when missing. */
  dataDir: string;
  /** A free port when left out. */
  port?: number;
  /** One readable line at a time, only when something is worth saying. */
  log?: (line: string) => void;
  maxConnections?: number;
  /** 'tests' gives up every guarantee after a crash for speed. */
  durability?: 'full' | 'tests';
  /** The process whose end also ends the server; this process when left out. */
  ownerPid?: number;
}

export interface EmbeddedPostgres {
  url: string;
  port: number;
  /** Changes when the server had to be started again. */
  readonly pid: number;
  stop(): Promise<void>;
}

const DATABASE = 'karat';

/** Real PostgreSQL in a folder: made when missing, started, and stopped with us, even on kill -9. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const wanted = resolve(options.dataDir);
  mkdirSync(dirname(wanted), { recursive: true });
  const lock = await lockFile(`${wanted}.lock`, wanted, options.ownerPid);
  try {
    return await startLocked(options, wanted, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(
  options: EmbeddedPostgresOptions,
  wanted: string,
  lock: FolderLock,
): Promise<EmbeddedPostgres> {
  const durable = options.durability !== 'tests';
  const account = chooseAccount(wanted);
  const found = { binaries: await findBinaries(), dataDir: wanted };
  const { binaries, dataDir } = choosePlaces(found, account, options.log ?? (() => {}));
  const passwordFile = `${wanted}.password`;
  const passwordLost = !existsSync(passwordFile);
  const password = readOrMakePassword(passwordFile);
  const present = inspectCluster(dataDir, account);
  if (!present) createCluster(binaries, dataDir, password, account, durable);
  else if (account && ownerOf(dataDir) !== account.uid) chownTree(dataDir, account.uid, account.gid);
  await clearOrphan(dataDir);
  if (present && passwordLost) resetPassword(binaries, dataDir, password, account);
  const server = {
    binaries, dataDir, account, logFile: `${wanted}.log`, settings: settings(options), lockFd: lock.fd,
  };
  const { running, port } = await startOnPort(server, options);
  const supervised = superviseUnlessLent(running, { ...server, port }, options);
  const url = (database: string): string =>
    `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  const stop = async (): Promise<void> => {
    await supervised.stop();
    lock.release();
  };
  try {
    await ensureDatabase(url('postgres'));
  } catch (cause) {
    await stop();
    throw new StartError(
      'POSTGRES_FAILED',
      `PostgreSQL started but does not let us in: ${(cause as Error).message}.`,
      `Restore ${passwordFile}, or move the data folder away to begin empty.`,
      { cause },
    );
  }
  return { url: url(DATABASE), port, stop, get pid() { return supervised.pid; } };
}

/** A free port may be taken by somebody else before we bind it; then another one is tried. */
async function startOnPort(
  server: Omit<ServerSettings, 'port'>,
  options: EmbeddedPostgresOptions,
): Promise<{ running: RunningServer; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    try {
      return { running: await startServer({ ...server, port }, options.ownerPid), port };
    } catch (error) {
      const taken = error instanceof StartError && error.code === 'PORT_IN_USE';
      if (!taken || options.port !== undefined || attempt === 5) throw error;
    }
  }
}

/** A server lent to another process must not come back when that one ends it. */
function superviseUnlessLent(
  running: RunningServer,
  server: ServerSettings,
  options: EmbeddedPostgresOptions,
): Supervised {
  if (options.ownerPid !== undefined) {
    return { pid: running.pid, stop: () => stopServer(running.pid) };
  }
  return supervise(running, () => startServer(server), options.log ?? (() => {}));
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function settings(options: EmbeddedPostgresOptions): string[] {
  const common = [
    'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC',
    // A refused statement is logged by the house, which leaves out whose row it was; PostgreSQL prints it.
    'log_line_prefix=%m [%p] ', 'log_min_messages=log', 'logging_collector=off', 'jit=off', 'random_page_cost=1.1',
    `max_connections=${options.maxConnections ?? 100}`,
  ];
  if (options.durability !== 'tests') {
    // Rows of the queue live for milliseconds: within a minute dead entries are all that its fetch would read.
    return [...common, `shared_buffers=${sharedBuffersMb()}MB`, 'autovacuum_naptime=5s'];
  }
  return [
    ...common, 'shared_buffers=64MB', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off',
    'wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=2GB', 'checkpoint_timeout=1h',
  ];
}

/** An eighth of the memory, between PostgreSQL's own default and one gigabyte. */
function sharedBuffersMb(): number {
  return Math.min(1024, Math.max(128, Math.floor(totalmem() / 8 / 1024 / 1024)));
}

function ownerOf(path: string): number {
  return lstatSync(path).uid;
}

/** A folder copied or restored by root must be given back to the account that runs PostgreSQL. */
function chownTree(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const child = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink() && existsSync(child)) chownSync(child, uid, gid);
  }
}
