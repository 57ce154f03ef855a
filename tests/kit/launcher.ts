import { execFile, execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { hash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isAlive } from '../../gateway/postgres/processes.ts';
import { commandEnv, readRun } from './env.ts';
import { onceInRun } from './once.ts';
import { settingUp } from './set-up-times.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface Launched {
  pid: number;
  /** What it has printed so far. */
  out(): string;
  err(): string;
  signal(name: NodeJS.Signals): void;
  /** Resolves once the banner is printed; rejects when it ends before that. */
  ready(): Promise<void>;
  /** Resolves to the exit code; a signal that killed it counts as 128. */
  ended(): Promise<number>;
}

const running = new Set<ChildProcess>();

/** Starts the real launcher, compiled, as `npm start` does. PORT is a free one unless given. */
export async function launch(dataDir: string, variables: Record<string, string> = {}): Promise<Launched> {
  const main = join(ROOT, await compiled(), 'gateway', 'start', 'main.js');
  const flags = ['--enable-source-maps', '--disable-proto=delete', '--min-semi-space-size=16',
    '--max-semi-space-size=32'];
  return follow(process.execPath, [...flags, main], dataDir, variables);
}

/** `npm start` itself; its signals go to the whole group, as a terminal's do. */
export async function launchThroughNpm(dataDir: string): Promise<Launched> {
  await compiled();
  const house = follow('npm', ['start'], dataDir, { ...commandEnv() });
  return { ...house, signal: (name) => { process.kill(-house.pid, name); } };
}

function follow(
  command: string,
  args: string[],
  dataDir: string,
  variables: Record<string, string>,
): Launched {
  const child = spawn(command, args, {
    cwd: ROOT,
    detached: true,
    env: { PATH: '/usr/bin:/bin', PORT: '0', KARAT_DATA_DIR: dataDir, KARAT_DEMO: 'off', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
  child.stderr?.on('data', (chunk: Buffer) => { err += chunk.toString('utf8'); });
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code ?? 128);
    });
  });
  return {
    pid: child.pid!,
    out: () => out,
    err: () => err,
    signal: (name) => { child.kill(name); },
    ended: () => ended,
    ready: () => settingUp('a house as it is shipped', async () => {
      while (!out.includes('Karat is ready')) {
        if (child.exitCode !== null || child.signalCode) throw new Error(`It ended: ${out}${err}`);
        await sleep(10);
      }
    }),
  };
}

/** Ends whatever a failed test left running; for afterEach. */
export async function endLaunched(): Promise<void> {
  await Promise.all([...running].map((child) => new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGKILL');
  })));
}

/** A new, empty place for a data folder, removed at the end of the run. */
export function newDataDir(): string {
  const parent = mkdtempSync(join(readRun().folder, 'house-'));
  // Under root, PostgreSQL's account has to pass; one test closes its folder on purpose.
  chmodSync(parent, 0o755);
  return join(parent, '.karat');
}

/**
 * The data folder of a house that was open before, so that it has its tables and opens in half the time: made once in a
 * run for each secret, and copied.
 */
export async function openedDataDir(secret?: string): Promise<string> {
  const variables: Record<string, string> = secret === undefined ? {} : { KARAT_SECRET: secret };
  const name = secret === undefined ? 'own' : hash('sha256', secret);
  const made = await onceInRun(`opened-house-${name}`, async () => {
    const dataDir = newDataDir();
    const house = await launch(dataDir, { LOG_LEVEL: 'silent', ...variables });
    await house.ready();
    house.signal('SIGTERM');
    if (await house.ended() !== 0) throw new Error(`It did not stop in order: ${house.err()}`);
    return dataDir;
  });
  const dataDir = newDataDir();
  // With its owners: under root PostgreSQL has an account of its own.
  execFileSync('cp', ['-a', made, dataDir]);
  return dataDir;
}

/** The id and address of the PostgreSQL that lives in a data folder, as its own files tell. */
export function postgresOf(dataDir: string): { pid: number; url: string } {
  const folder = realpathSync(join(dataDir, 'postgres'));
  const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
  return {
    pid: Number(lines[0]),
    url: `postgres://karat:${password}@127.0.0.1:${lines[3]}/karat`,
  };
}

/** Waits until a process is gone; false when it outlives the limit. */
export async function isGoneWithin(pid: number, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (isAlive(pid) && Date.now() < deadline) await sleep(20);
  return !isAlive(pid);
}

/** Compiles the sources once in a test run: tests start what is written now, not an old build. */
export function compiled(): Promise<string> {
  return onceInRun('compiled', () => settingUp('compiling', () => new Promise((resolve, reject) => {
    const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
    const args = [join(dirname(manifest), 'bin', 'tsc'), '-p', '.'];
    execFile(process.execPath, args, { cwd: ROOT }, (error, stdout) => {
      // Type errors are the business of `npm run check`; here only a missing output counts.
      if (error && !/error TS\d+/.test(stdout)) reject(new Error(stdout || error.message));
      else resolve('dist');
    });
  })));
}
