import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { diagnose, readTail } from './diagnose.ts';
import { commandLine, isAlive, sendSignal, waitForExit } from './processes.ts';
import { watchOver } from './watcher.ts';

export interface ServerSettings {
  binaries: Binaries;
  dataDir: string;
  logFile: string;
  port: number;
  account: Account | undefined;
  /** `name=value` for PostgreSQL's -c. */
  settings: string[];
  /** The watcher keeps the folder locked until the server has ended. */
  lockFd?: number | undefined;
}

export interface RunningServer {
  pid: number;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  /** Lets its watcher go. */
  release(): void;
}

const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 20_000;
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

/**
 * Starts postgres in a session of its own: Ctrl-C reaches every process of the terminal's group, and
 * PostgreSQL must outlive our own orderly stop.
 */
export async function startServer(
  server: ServerSettings,
  ownerPid?: number,
): Promise<RunningServer> {
  const { logFile, account, dataDir } = server;
  const fd = openLog(logFile);
  const logStart = statSync(logFile).size;
  const args = ['-D', dataDir, '-p', String(server.port), ...server.settings.flatMap((s) => ['-c', s])];
  const child = spawn(server.binaries.postgres, args, {
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' },
    stdio: ['ignore', fd, fd],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  closeSync(fd);
  child.unref();
  const exited = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  const failure = await becomeReady(child, dataDir);
  if (!failure && child.pid) {
    const release = watchOver(child.pid, join(dataDir, 'postmaster.pid'), { ownerPid, lockFd: server.lockFd });
    return { pid: child.pid, exited, release };
  }
  throw diagnose(`${readTail(logFile, logStart)}\n${failure}`, dataDir, server.port);
}

/** Fast shutdown (SIGINT), then immediate (SIGQUIT), then by force; PostgreSQL recovers from both. */
export async function stopServer(pid: number, limitMs = STOP_LIMIT_MS): Promise<void> {
  const ladder: [NodeJS.Signals, number][] = [['SIGINT', limitMs], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]];
  for (const [signal, wait] of ladder) {
    sendSignal(pid, signal);
    if (await waitForExit(pid, wait)) return;
  }
}

/**
 * Ends the server that an earlier owner left behind. After a power cut the id in the pid file may
 * belong to a stranger: that one is never signalled, and its file is taken away, because PostgreSQL
 * would take the stranger for itself. The file of a dead server stays: PostgreSQL reads in it
 * whether processes of that server still live.
 */
export async function clearOrphan(dataDir: string): Promise<void> {
  const pid = Number(readPidFile(dataDir)?.[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (commandLine(pid).includes(dataDir)) await stopServer(pid);
  else rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Resolves to what went wrong, or to undefined when PostgreSQL says "ready" in its pid file. */
async function becomeReady(child: ChildProcess, dataDir: string): Promise<string | undefined> {
  let ended: string | undefined;
  child.once('error', (error) => { ended = error.message; });
  child.once('exit', (code, signal) => { ended ??= `postgres ended (${signal ?? code})`; });
  const deadline = Date.now() + READY_LIMIT_MS;
  while (Date.now() < deadline) {
    if (ended !== undefined) return ended;
    const file = readPidFile(dataDir);
    if (Number(file?.[0]) === child.pid && file?.[7]?.trim() === 'ready') return undefined;
    await sleep(10);
  }
  if (child.pid) await stopServer(child.pid, 1_000);
  return `postgres was not ready after ${READY_LIMIT_MS / 1000} s`;
}

function readPidFile(dataDir: string): string[] | undefined {
  const path = join(dataDir, 'postmaster.pid');
  try {
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : undefined;
  } catch {
    return undefined;
  }
}

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) truncateSync(path);
  return openSync(path, 'a', 0o600);
}
