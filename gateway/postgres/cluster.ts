import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync,
  statfsSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { dataDamaged, diagnose, diskFull } from './diagnose.ts';
import { StartError } from './start-error.ts';

export const POSTGRES_MAJOR = '18';
export const SUPERUSER = 'karat';

const SPACE_FOR_A_NEW_CLUSTER = 200 * 1024 * 1024;

/** Looks whether the folder holds a whole cluster of our version; false when it must be made. */
export function inspectCluster(dataDir: string, account: Account | undefined): boolean {
  const folder = statSync(dataDir, { throwIfNoEntry: false });
  if (!folder) return false;
  const me = account?.uid ?? process.getuid?.();
  if (!account && folder.uid !== me) throw dataForeign(dataDir, folder.uid);
  if (readdirSync(dataDir).length === 0) return false;
  const versionFile = join(dataDir, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw dataDamaged(dataDir, 'it is not empty, yet its file PG_VERSION is missing');
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version === POSTGRES_MAJOR) return true;
  if (!/^\d+(\.\d+)?$/.test(version)) throw dataDamaged(dataDir, 'its file PG_VERSION is unreadable');
  throw new StartError(
    'DATA_VERSION',
    `The data in ${dataDir} belongs to PostgreSQL ${version}, this Karat runs ${POSTGRES_MAJOR}.`,
    `Dump it with PostgreSQL ${version} and load it, or move the folder away to begin empty.`,
  );
}

/**
 * Makes a cluster beside its final place and renames it there, so that a crash or a full disk in
 * between never leaves half a cluster behind. Sorting is by code point (builtin C.UTF-8): the same
 * on every machine, and independent of the locales installed.
 */
export function createCluster(
  binaries: Binaries,
  dataDir: string,
  password: string,
  account: Account | undefined,
  durable: boolean,
): void {
  const parent = dirname(dataDir);
  mkdirSync(parent, { recursive: true });
  requireSpace(parent, SPACE_FOR_A_NEW_CLUSTER);
  const draft = `${dataDir}.new`;
  const passwordFile = `${dataDir}.password.tmp`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    runInitdb(binaries, draft, passwordFile, account, durable);
    rmSync(dataDir, { recursive: true, force: true });
    renameSync(draft, dataDir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Refuses before anything is written rather than half-way. */
export function requireSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes) throw diskFull(folder);
}

function runInitdb(
  binaries: Binaries,
  draft: string,
  passwordFile: string,
  account: Account | undefined,
  durable: boolean,
): void {
  const args = [
    `--pgdata=${draft}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8', '--no-instructions', ...(durable ? [] : ['--no-sync']),
  ];
  const run = spawnSync(binaries.initdb, args, {
    cwd: '/',
    encoding: 'utf8',
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  if (run.status !== 0) {
    throw diagnose(`${run.stderr ?? ''}\n${run.error?.message ?? ''}`, draft, 0);
  }
}

/** The superuser's password, made once and kept beside the data, readable by its owner alone. */
export function readOrMakePassword(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writeFileSync(path, password, { mode: 0o600, flag: 'wx' });
  return password;
}

/**
 * Gives the superuser a new password when its file was lost: PostgreSQL's single-user mode needs
 * none, because it reads the folder as the folder's own owner.
 */
export function resetPassword(
  binaries: Binaries,
  dataDir: string,
  password: string,
  account: Account | undefined,
): void {
  const run = spawnSync(binaries.postgres, ['--single', '-D', dataDir, 'postgres'], {
    cwd: '/',
    encoding: 'utf8',
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    input: `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`,
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  if (run.status !== 0 || /ERROR|FATAL|PANIC/.test(run.stderr)) {
    throw diagnose(run.stderr ?? '', dataDir, 0);
  }
}

function dataForeign(dataDir: string, uid: number): StartError {
  return new StartError(
    'DATA_FOREIGN',
    `The data folder ${dataDir} belongs to another user (id ${uid}).`,
    `Start as that user, or run: sudo chown -R "$(id -u)" "${dataDir}"`,
  );
}
